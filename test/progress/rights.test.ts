import { describe, expect, test } from 'vitest';
import { type Asking, may, type ProgressSettings, type Verb } from '../../src/progress/rights.ts';

const settings: ProgressSettings = { confirmation: true, guestsMayAsk: false, groups: {} };
const member: Asking = { user: 'U1', kind: 'member', isAdministrator: false, groups: null };
const VERBS: readonly Verb[] = ['ask', 'set-reminder', 'own', 'update', 'confirm', 'redact', 'settings', 'export'];

/** What of everything somebody may do. */
const rightsOf = (asking: Asking, given = settings) =>
  VERBS.filter((verb) => may(asking, given, verb).kind === 'allowed');

/** Why not. */
function refusal(asking: Asking, verb: Verb, given = settings): string {
  const right = may(asking, given, verb);
  return right.kind === 'allowed' ? 'allowed' : right.because;
}

test.each<readonly [string, Partial<Asking>, readonly Verb[]]>([
  ['a full member', {}, ['ask', 'set-reminder', 'own', 'update', 'export']],
  ['the owner', { ownsActivity: true }, ['ask', 'set-reminder', 'own', 'update', 'confirm', 'export']],
  [
    'the owner who recorded it',
    { ownsActivity: true, recordedIt: true },
    ['ask', 'set-reminder', 'own', 'update', 'export'],
  ],
  ['an administrator', { isAdministrator: true }, VERBS],
  [
    'an administrator who recorded it',
    { isAdministrator: true, recordedIt: true },
    VERBS.filter((verb) => verb !== 'confirm'),
  ],
  ['a guest', { kind: 'guest' }, []],
  ['somebody of another organisation', { kind: 'stranger' }, []],
  ['somebody unknown', { kind: 'unknown' }, ['ask']],
  ['somebody unknown who is in the list of administrators', { kind: 'unknown', isAdministrator: true }, ['ask']],
  ['an administrator whose account is deactivated', { hasLeft: true, isAdministrator: true, ownsActivity: true }, []],
  ['a guest who owns it', { kind: 'guest', ownsActivity: true, isAdministrator: true }, []],
])('%s may', (_, who, verbs) => {
  expect(rightsOf({ ...member, ...who })).toEqual(verbs);
});

test('guests and people of other organisations may ask where an administrator allowed it, and nothing more', () => {
  const open = { ...settings, guestsMayAsk: true };
  expect(rightsOf({ ...member, kind: 'guest' }, open)).toEqual(['ask']);
  expect(rightsOf({ ...member, kind: 'stranger' }, open)).toEqual(['ask']);
});

describe.each(['set-reminder', 'own', 'update', 'confirm'] as const)('%s narrowed to a user group', (verb) => {
  const narrowed = { ...settings, groups: { [verb]: 'S1' } };
  const owner: Asking = { ...member, ownsActivity: true };

  test('belongs to those who may by default and are in it', () => {
    expect(refusal({ ...owner, groups: ['S0', 'S1'] }, verb, narrowed)).toBe('allowed');
    expect(refusal({ ...owner, groups: ['S0'] }, verb, narrowed)).toBe('not-in-group');
    expect(refusal({ ...owner, groups: [] }, verb, narrowed)).toBe('not-in-group');
    expect(refusal(owner, verb, narrowed)).toBe('groups-unknown');
  });

  test('is never taken from an administrator, and leaves the other verbs as they are', () => {
    expect(refusal({ ...owner, isAdministrator: true, groups: [] }, verb, narrowed)).toBe('allowed');
    expect(rightsOf(owner, narrowed)).toEqual(rightsOf(owner).filter((one) => one !== verb));
  });
});

test('being in the group gives nobody what is not theirs by default', () => {
  const narrowed = { ...settings, groups: { confirm: 'S1' } };
  expect(refusal({ ...member, groups: ['S1'] }, 'confirm', narrowed)).toBe('not-owner');
  expect(refusal({ ...member, groups: ['S1'], ownsActivity: true, recordedIt: true }, 'confirm', narrowed)).toBe(
    'own-record',
  );
  expect(refusal({ ...member, kind: 'guest', groups: ['S1'] }, 'confirm', narrowed)).toBe('guest');
});

test('a refusal names who can help', () => {
  const cases: readonly (readonly [Partial<Asking>, Verb, string, RegExp])[] = [
    [{}, 'redact', 'not-administrator', /administrators/],
    [{}, 'settings', 'not-administrator', /administrators/],
    [{}, 'confirm', 'not-owner', /owner of the activity/],
    [{ recordedIt: true }, 'confirm', 'own-record', /Somebody else .* owner, .* or an administrator/],
    [{ kind: 'guest' }, 'update', 'guest', /full member|administrator/],
    [{ kind: 'stranger' }, 'ask', 'stranger', /contact in this workspace/],
    [{ kind: 'unknown' }, 'update', 'unknown', /Try again/],
  ];
  for (const [who, verb, because, help] of cases) {
    expect(may({ ...member, ...who }, settings, verb)).toEqual({
      kind: 'refused',
      because,
      help: expect.stringMatching(help),
    });
  }
});
