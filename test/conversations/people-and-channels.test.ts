import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEMO_COMMAND } from '../../src/demo-setting.ts';
import type { Demo } from '../../src/main.ts';
import { openDemo, play } from './open-demo.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
});
afterAll(() => demo.stop());
beforeEach(() => demo.workspace.startOver());

test('a guest may ask once an administrator allows it', async () => {
  await play(
    demo,
    `Kim types in #with-gds: /digital-action prison visits
     Kim sees in #with-gds: Guests of this workspace cannot do this.
     Alex types in #policy: /digital-action settings
     Alex sees in the form: Every change is kept in the history
     Alex fills the form in: For everybody = A second person confirms “done”, “changed” and “not pursued” + Guests and people of other organisations may ask
     Alex presses in the form: Save
     Alex sees in the form: Guests and people of other organisations may ask.
     Kim types in #with-gds: /digital-action prison visits
     Kim sees in #with-gds: matching statements
     Alex does not see in #with-gds: matching statements`,
  );
});

test('a guest is in no other channel', async () => {
  await expect(play(demo, 'Kim types in #policy: hello')).rejects.toThrow('Kim Ward is not in a channel');
});

test('in a private channel the bot is invited before it can hear', () =>
  play(
    demo,
    `Jo types in #digital-leads: @Digital Action courts
     Jo sees in #digital-leads: is not in this channel
     Jo types in #digital-leads: /invite @Digital Action
     Jo types in #digital-leads: @Digital Action courts
     Sam sees in #digital-leads: for “courts”`,
  ));

test('nobody writes in an archived channel, and nobody who has left', async () => {
  await expect(play(demo, 'Alex types in #digital-2012: hello')).rejects.toThrow('This channel is archived.');
  await expect(play(demo, 'Rob types in the app: hello')).rejects.toThrow('Rob Hale’s account is deactivated.');
});

test('half past nine in New York stays half past nine there when the clocks go forward', () =>
  play(
    demo,
    `The clock shows: Monday 9 March 2015, 09:00
     Jo types in #policy: /digital-action remind
     Jo presses in the form: Set reminder
     Jo sees in the form: The reminder is set.
     The clock moves: To the next reminder
     The clock shows: Monday 9 March 2015, 13:30
     The clock moves: To the next reminder
     The clock shows: Monday 16 March 2015, 13:30
     The clock moves: A week
     The clock moves: To the next reminder
     The clock shows: Monday 30 March 2015, 14:30`,
  ));

test('a bot that starts over remembers no reminder', () =>
  play(
    demo,
    `Sam types in #policy: /digital-action remind
     Sam presses in the form: Set reminder
     Sam sees in the form: The reminder is set.`,
  )
    .then(() => demo.workspace.startOver())
    .then(() => play(demo, 'The clock moves: To the end of 2015\nSam does not see in #policy: Plan reminder')));

test('the demo’s command is the manifest’s', () => {
  const manifest = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
  expect(manifest.features.slash_commands).toMatchObject([
    {
      command: DEMO_COMMAND.command,
      usage_hint: DEMO_COMMAND.usageHint,
      should_escape: DEMO_COMMAND.shouldEscape,
    },
  ]);
});
