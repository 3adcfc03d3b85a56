import type { AckFn, App, Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { codeOf } from '../boundary.ts';

/** Enough of an app: what arrives is given to it. */
type Events = Pick<App, 'processEvent'>;

/** Takes what comes over a socket of Slack's and hands it to the app. */
export interface SocketReceiver extends Receiver {
  init(app: Events): void;
  readonly client: SocketModeReceiver['client'];
}

/** What arrived, as Slack's client gives it. */
interface Envelope {
  readonly body: Record<string, unknown>;
  readonly ack: (answer?: string | object) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/**
 * The client of Bolt's receiver with an ear of our own: Bolt's makes the JSON of every answer three times, two of them for lines of
 * a log that nobody reads (bolt 5.1.0, SocketModeResponseAck), which took a fifth of an answer's time.
 */
export function createSocketReceiver({ client }: Pick<SocketModeReceiver, 'client'>, log: Log): SocketReceiver {
  let events: Events | null = null;
  const receive = async ({ body, ack, retry_num: retryNum, retry_reason: retryReason }: Envelope): Promise<void> => {
    try {
      await events?.processEvent({
        body,
        ack: onlyOnce(ack),
        ...(retryNum === undefined ? {} : { retryNum }),
        ...(retryReason === undefined ? {} : { retryReason }),
      });
    } catch (error) {
      log.error('slack_app_failed', { error: codeOf(error) });
    }
  };
  client.removeAllListeners('slack_event');
  client.on('slack_event', (envelope: Envelope) => void receive(envelope));
  return {
    client,
    init: (app) => void (events = app),
    // The lines open and close it.
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

/** Slack takes one acknowledgement of an envelope. */
function onlyOnce(ack: Envelope['ack']): AckFn<string | object> {
  let isAcknowledged = false;
  return async (answer) => {
    if (isAcknowledged) throw new Error('An envelope is acknowledged once.');
    isAcknowledged = true;
    await ack(answer);
  };
}
