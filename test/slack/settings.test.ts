import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_PEOPLE } from '../../src/workspace/people.ts';
import { ALL_SCOPES } from '../../src/workspace/web-api/web-api.ts';
import { buttonsIn } from './find-button.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
const people = DEFAULT_PEOPLE.map((person) => (person.id === 'U_JO' ? { ...person, isAdmin: true } : person));
const groups = [
  { id: 'S_DIGITAL', handle: 'digital-team', name: 'Digital team', members: ['U_ALEX', 'U_SAM'] },
  { id: 'S_LEAD', handle: 'leads', name: 'Leads', members: ['U_JO'] },
];
beforeEach(async () => {
  stage = await openStage('socket', { workspace: { people, groups } });
  talk = talkOn(stage);
});
afterEach(() => stage.end());

async function openSettings(user: string): Promise<void> {
  await stage.workspace.person(user).say('C_DIGITAL', '/digital-action settings');
  await stage.workspace.until(() => stage.workspace.person(user).modal()?.['callback_id'] === 'settings');
}

const changes = async () =>
  (await talk.entries()).flatMap(({ by, matter }) => (matter.kind === 'setting' ? [[by.user, matter.change]] : []));

describe('two administrators with the form open at once', () => {
  test('whoever saves later puts nothing back that they left as it was, and is told of it', async () => {
    await openSettings('U_ALEX');
    await openSettings('U_JO');
    await talk.submit('U_JO', { switches: ['guests-may-ask'], update: 'S_DIGITAL' });
    const held = await changes();
    expect(held).toHaveLength(3);
    await talk.submit('U_ALEX', {});
    expect(await changes()).toEqual(held);
    expect(talk.modalWords('U_ALEX')).toContain('Nothing was changed.');
    expect(talk.modalWords('U_ALEX')).toContain('Jo Evans, on 9 March 2015: Adding updates: only Digital team.');
  });

  test('each changes something of their own', async () => {
    await openSettings('U_ALEX');
    await openSettings('U_JO');
    await talk.submit('U_JO', { update: 'S_DIGITAL' });
    await talk.submit('U_ALEX', { confirm: 'S_LEAD' });
    expect(talk.modalWords('U_ALEX')).toContain('Saved');
    expect(await changes()).toEqual([
      ['U_JO', { name: 'group', verb: 'update', group: 'S_DIGITAL' }],
      ['U_ALEX', { name: 'group', verb: 'confirm', group: 'S_LEAD' }],
    ]);
  });

  test('of the same setting the later one sees who changed what, and saves only then', async () => {
    await openSettings('U_ALEX');
    await openSettings('U_JO');
    await talk.submit('U_JO', { update: 'S_DIGITAL', switches: [] });
    await talk.submit('U_ALEX', { update: 'S_LEAD' });
    expect(await changes()).toHaveLength(2);
    const words = talk.modalWords('U_ALEX');
    expect(words).toContain('Yours is not saved yet: the same was changed meanwhile.');
    expect(words).toContain('Jo Evans, on 9 March 2015: Adding updates: only Digital team.');
    // Sent again as it stands: only the group is theirs, the switch that Jo turned off stays off.
    await talk.submit('U_ALEX', {});
    expect((await changes()).slice(2)).toEqual([['U_ALEX', { name: 'group', verb: 'update', group: 'S_LEAD' }]]);
    expect(talk.modalWords('U_ALEX')).toContain('Adding updates: only Leads.');
  });

  test('what both want alike is saved once', async () => {
    await openSettings('U_ALEX');
    await openSettings('U_JO');
    await talk.submit('U_JO', { switches: [] });
    await talk.submit('U_ALEX', { switches: [] });
    expect(await changes()).toEqual([['U_JO', { name: 'confirmation', on: false }]]);
    expect(talk.modalWords('U_ALEX')).toContain('Changed by others meanwhile');
  });
});

test('without the scope to read user groups a group is not named by its id', async () => {
  const by = { team: stage.workspace.teamId, user: 'U_JO', name: 'Jo Evans' };
  await stage.end();
  const scopes = ALL_SCOPES.filter((scope) => scope !== 'usergroups:read');
  stage = await openStage('socket', { workspace: { people, groups, scopes } });
  talk = talkOn(stage);
  await openSettings('U_ALEX');
  const matter = { kind: 'setting', change: { name: 'group', verb: 'update', group: 'S_LEAD' } } as const;
  await stage.store.progress.record({ request: '1', at: START, by, matter, words: null, seen: null });
  await talk.submit('U_ALEX', { switches: [] });
  expect(talk.modalWords('U_ALEX')).toContain('only the user group that was chosen.');
  expect(talk.modalWords('U_ALEX')).not.toContain('S_LEAD');
  expect(await changes()).toHaveLength(2);
  const modal = stage.workspace.person('U_ALEX').modal() ?? expect.fail('no modal');
  expect(buttonsIn(modal['blocks']).map(({ label }) => label)).toContain('History of settings');
});
