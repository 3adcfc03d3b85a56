import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { startDemo, type Demo } from '../../src/main.ts';
import { readConversations } from '../../src/workspace/conversation.ts';

/** Starts the whole demo on a free port, as `npm start` does without a Slack secret. */
export async function openDemo(): Promise<Demo> {
  const reading = readConfig({ PORT: '0' });
  if (reading.kind === 'faults') throw new Error(reading.faults.join('\n'));
  return startDemo(reading.config, openLog('error'));
}

/** Plays what is written, in a demo; rejects with what somebody does not see. */
export async function play(demo: Demo, written: string): Promise<void> {
  const lines = readConversations(`# test\n${written}`)
    .flatMap(({ steps }) => steps)
    .flatMap((step) => step.lines);
  for (const line of lines) await demo.workspace.carryOut(line);
}
