// The smallest Bolt app: what the bench compares the bot with. With SLACK_SIGNING_SECRET over HTTP, else over Socket Mode. It answers
// every command with the JSON of the file ANSWER_FILE, or one sentence, and prints "ready" when Slack can reach it.
import { readFileSync } from 'node:fs';
import { App, HTTPReceiver, type RespondArguments, SocketModeReceiver } from '@slack/bolt';

const {
  SLACK_BOT_TOKEN = '',
  SLACK_APP_TOKEN = '',
  SLACK_SIGNING_SECRET,
  SLACK_API_URL = '',
  PORT,
  ANSWER_FILE,
} = process.env;
const receiver = SLACK_SIGNING_SECRET
  ? new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET })
  : new SocketModeReceiver({
      appToken: SLACK_APP_TOKEN,
      installerOptions: { clientOptions: { slackApiUrl: SLACK_API_URL } },
    });
const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions: { slackApiUrl: SLACK_API_URL } });
const answer: RespondArguments = ANSWER_FILE
  ? JSON.parse(readFileSync(ANSWER_FILE, 'utf8'))
  : { text: 'A fixed answer.' };
app.command('/digital-action', async ({ ack }) => ack(answer));
await app.start(Number(PORT ?? 0));
process.once('SIGTERM', () => process.exit(0));
console.log('ready');
