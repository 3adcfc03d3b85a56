import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_PEOPLE } from '../../src/workspace/people.ts';
import { shipped } from './sample-register.ts';
import { activityOption } from '../../src/slack/recording/activity-options.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
const GUEST = { id: 'U_GUEST', name: 'Gil Guest', zone: 'Europe/London', isGuest: true };
const MEMBERS = [...DEFAULT_PEOPLE.map(({ id }) => id), GUEST.id];
beforeEach(async () => {
  const channels = [
    { id: 'C_DIGITAL', name: 'digital', kind: 'channel', botIsMember: true, members: MEMBERS },
  ] as const;
  stage = await openStage('socket', {
    workspace: {
      people: [...DEFAULT_PEOPLE, GUEST],
      channels,
      shortcuts: [
        { callbackId: 'add-update', name: 'Add an update', type: 'global', description: 'Record it' },
        { callbackId: 'update-from-message', name: 'Add an update', type: 'message', description: 'Record it' },
      ],
    },
  });
  talk = talkOn(stage);
});
afterEach(() => stage.end());

const untilForm = (user: string) =>
  stage.workspace.until(() => stage.workspace.person(user).modal()?.['callback_id'] === 'update');
const formOf = (user: string) => JSON.stringify(stage.workspace.person(user).modal());
const chosen = () => ({ selected_option: activityOption(shipped.activities[0] ?? expect.fail('none'), shipped) });

test('the global shortcut opens the form; what was recorded is shown in it', async () => {
  await stage.workspace.person('U_SAM').useShortcut('add-update');
  await untilForm('U_SAM');
  expect(await talk.submit('U_SAM', { activity: chosen(), status: 'in-progress' })).toEqual({});
  expect(talk.modalWords('U_SAM')).toContain('in progress, recorded by Sam Okafor');
});

test('a message’s link becomes the evidence; its words are not copied', async () => {
  const message = await talk.say('U_JO', 'C_DIGITAL', 'The pilot went live in three prisons.');
  await stage.workspace.person('U_SAM').useShortcut('update-from-message', message);
  await untilForm('U_SAM');
  expect(formOf('U_SAM')).not.toContain('three prisons');
  await talk.submit('U_SAM', { activity: chosen(), status: 'done' });
  const [entry] = await talk.entries();
  expect(entry?.words?.note).toBe('');
  expect(entry?.words?.evidence).toContain(`/archives/C_DIGITAL/p${message.ts.replace('.', '')}`);
  expect(JSON.stringify(await talk.entries())).not.toContain('three prisons');
});

test('where Slack gives no link, the form says that no evidence is filled in', async () => {
  const message = await talk.say('U_JO', 'C_DIGITAL', 'The pilot went live.');
  stage.workspace.faults.always('chat.getPermalink', 'missing_scope');
  await stage.workspace.person('U_SAM').useShortcut('update-from-message', message);
  await untilForm('U_SAM');
  expect(talk.modalWords('U_SAM')).toContain('no evidence is filled in');
  expect(await talk.submit('U_SAM', { activity: chosen(), status: 'done' })).toEqual({
    note: expect.stringContaining('Write a note or add a link'),
  });
});

test('a guest is told who can help, in the form’s place', async () => {
  const guest = stage.workspace.person('U_GUEST');
  await guest.useShortcut('add-update');
  await stage.workspace.until(() => guest.modal() !== null);
  expect(talk.modalWords('U_GUEST')).toContain('Ask a colleague who is a full member');
});

test('a mention opens no form, so a button does', async () => {
  const told = await talk.say('U_SAM', 'C_DIGITAL', '@Digital Action update');
  const invitation = told.text.includes('Add an update') ? told : null;
  if (invitation === null)
    await stage.workspace.until(() => talk.last('U_SAM', 'C_DIGITAL').text.includes('Add an update'));
  await talk.pressForForm('U_SAM', talk.last('U_SAM', 'C_DIGITAL'), 'Add an update', 'update');
  await talk.submit('U_SAM', { activity: chosen(), status: 'in-progress' });
  // There is no page to show it in, so the form says it.
  expect(talk.modalWords('U_SAM')).toContain('Recorded.');
  expect(talk.last('U_JO', 'C_DIGITAL').text).not.toContain('Recorded');
});
