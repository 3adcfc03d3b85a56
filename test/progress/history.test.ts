import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, Matter, Person } from '../../src/progress/entry.ts';
import {
  digestNaming,
  digestWords,
  FIRST_BEFORE,
  hashLink,
  type Link,
  linkPayload,
  type Naming,
  readPayload,
  type Verdict,
  verifyChain,
} from '../../src/progress/history.ts';
import { acts, bookOf } from './random-history.ts';

const at = '2015-01-05T09:00:00.000Z';
const digest = digestWords('salt', { note: 'Sent.', evidence: null });

const UPDATE: Matter<string> = { kind: 'update', activityId: 'a', status: 'done', happenedOn: '2015-01-05' };

describe('what a link holds', () => {
  test('is JSON with its keys in the order of the alphabet, whatever order they come in', () => {
    const text = `{"at":"${at}","by":"p1","id":"e1","matter":{"activityId":"a","happenedOn":"2015-01-05","kind":"update","status":"done"},"number":1,"people":{"p0":"${digest}","p1":"${digest}"},"wordsDigest":"${digest}"}`;
    const people = { p1: digest, p0: digest };
    expect(linkPayload({ number: 1, id: 'e1', at, by: 'p1', matter: UPDATE, people, wordsDigest: digest })).toBe(text);
    const { kind, activityId, status, happenedOn } = { ...UPDATE };
    expect(
      linkPayload({
        wordsDigest: digest,
        people: { p0: digest, p1: digest },
        matter: { happenedOn, status, activityId, kind },
        by: 'p1',
        at,
        id: 'e1',
        number: 1,
      }),
    ).toBe(text);
  });

  test.each<Matter<string>>([
    UPDATE,
    { kind: 'mistake', activityId: 'a', updateId: 'e1' },
    { kind: 'confirmation', activityId: 'a', updateId: 'e1' },
    { kind: 'owner', activityId: 'a', owner: 'p2' },
    { kind: 'owner', activityId: 'a', owner: null },
    { kind: 'target', activityId: 'a', on: '2015-06-30' },
    { kind: 'target', activityId: 'a', on: null },
    { kind: 'redaction', entryId: 'e1' },
    { kind: 'departure', person: 'p2' },
    { kind: 'forgetting', person: 'p2' },
    { kind: 'setting', change: { name: 'confirmation', on: false } },
    { kind: 'setting', change: { name: 'guests-may-ask', on: true } },
    { kind: 'setting', change: { name: 'group', verb: 'confirm', group: null } },
    { kind: 'setting', change: { name: 'group', verb: 'own', group: 'S1' } },
    { kind: 'setting', change: { name: 'direct-digest', on: false } },
  ])('reads back as it was written: %j', (matter) => {
    const link = { number: 7, id: 'e7', at, by: 'p1', matter, people: { p1: digest }, wordsDigest: null };
    expect(readPayload(linkPayload(link))).toEqual(link);
  });

  const good = linkPayload({ number: 1, id: 'e1', at, by: 'p1', matter: UPDATE, people: {}, wordsDigest: null });

  test.each([
    ['', 'nothing'],
    ['null', 'no object'],
    [` ${good}`, 'a space'],
    [good.replace('"number":1', '"number":1.0'), 'a number spelt otherwise'],
    [good.replace('"id":"e1"', '"id":"e2","id":"e1"'), 'a key twice'],
    [good.replace('"id":"e1"', '"id":"e1","note":"x"'), 'a key too many'],
    [good.replace('"id":"e1",', ''), 'a key too few'],
    [good.replace('"done"', '"finished"'), 'an unknown status'],
    [good.replace('2015-01-05"', '2015-02-30"'), 'no day'],
    [good.replace('T09:00:00.000Z', ''), 'no moment'],
    [good.replace('"number":1', '"number":0'), 'number 0'],
    [good.replace('"people":{}', '"people":{"p1":"Ann"}'), 'a name in place of its digest'],
  ])('is nothing else: %s', (payload) => {
    expect(readPayload(good)).not.toBeNull();
    expect(readPayload(payload)).toBeNull();
  });

  test('is refused where the chain could not read it again', () => {
    expect(() =>
      linkPayload({ number: 1, id: '', at, by: 'p1', matter: UPDATE, people: {}, wordsDigest: null }),
    ).toThrow(/id/);
  });
});

test('a hash is that of the hash before, a line feed and the payload', () => {
  // printf '%064d\n{}' 0 | sha256sum
  expect(hashLink(FIRST_BEFORE, '{}')).toBe('5649d09ed68c17156095d175eef152856c5b1a81c117c409c1e00f096aa6838e');
});

const digestOf = (salt: string, note: string, evidence: string | null) => digestWords(salt, { note, evidence });

test('words have another digest with another salt, and note and evidence do not flow together', () => {
  const all = [
    digestOf('s', 'ab', null),
    digestOf('t', 'ab', null),
    digestOf('s', 'a', 'b'),
    digestOf('s', 'ab', ''),
    digestOf('sa', 'b', null),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((one) => /^[0-9a-f]{64}$/.test(one))).toBe(true);
});

const ANN = { salt: 'salt of Ann', team: 'T1', user: 'UAnn', name: 'Ann' };

/** A chain of updates with words, each a minute after the other. */
function chain(...matters: readonly Matter<string>[]): readonly Link[] {
  const links: Link[] = [];
  for (const [index, matter] of matters.entries()) {
    const words = { salt: `salt ${index}`, note: `Note ${index}.`, evidence: null };
    const digest = matter.kind === 'update' ? digestWords(words.salt, words) : null;
    const minute = `2015-01-05T09:0${index}:00.000Z`;
    links.push(link(index + 1, links.at(-1)?.hash ?? FIRST_BEFORE, { matter, digest, at: minute, words }));
  }
  return links;
}

function link(
  number: number,
  before: string,
  { matter, digest, at, words }: { matter: Matter<string>; digest: string | null; at: string; words: Link['words'] },
): Link {
  const people: Link['people'] = number === 1 ? [{ id: 'p1', naming: ANN }] : [];
  const digests = number === 1 ? { p1: digestNaming(ANN) } : {};
  const payload = linkPayload({ number, id: `e${number}`, at, by: 'p1', matter, people: digests, wordsDigest: digest });
  return { number, payload, before, hash: hashLink(before, payload), words: digest === null ? null : words, people };
}

/** The links with one of them, by its number, changed. */
const changed = (links: readonly Link[], number: number, change: Partial<Link>): readonly Link[] =>
  links.map((one) => (one.number === number ? { ...one, ...change } : one));

const three = chain(UPDATE, UPDATE, UPDATE);
const redacted = chain(UPDATE, UPDATE, { kind: 'redaction', entryId: 'e1' });

async function* pages(): AsyncGenerator<Link> {
  yield* three.slice(0, 2);
  await Promise.resolve();
  yield* three.slice(2);
}

describe('a chain that holds', () => {
  test('is counted, with its newest hash', async () => {
    expect(await verifyChain([])).toEqual({ kind: 'whole', count: 0, head: null, redacted: 0, forgotten: 0 });
    const head = three[2]?.hash;
    expect(await verifyChain(three)).toEqual({ kind: 'whole', count: 3, head, redacted: 0, forgotten: 0 });
  });

  test('may lack words that a later entry took out', async () => {
    const verdict = await verifyChain(changed(redacted, 1, { words: null }));
    expect(verdict).toMatchObject({ kind: 'whole', count: 3, redacted: 1 });
  });

  test('holds every hash that was written down on its way', async () => {
    for (const { hash } of three) expect((await verifyChain(three, { hash })).kind).toBe('whole');
  });

  test('is read from wherever it comes, page by page', async () => {
    expect((await verifyChain(pages())).kind).toBe('whole');
  });
});

describe('a chain that does not hold names its first broken link', () => {
  const [first, second, third] = three;
  const cases: readonly (readonly [string, readonly Link[], number, RegExp])[] = [
    ['a link missing', [first, third].filter((one) => one !== undefined), 2, /missing: after number 1 comes number 3/],
    ['the first missing', three.slice(1), 1, /after number 0 comes number 2/],
    ['the order', [first, third, second].filter((one) => one !== undefined), 2, /missing/],
    ['a link twice', [first, ...three].filter((one) => one !== undefined), 2, /after number 1 comes number 1/],
    ['`before`', changed(three, 2, { before: FIRST_BEFORE }), 2, /not the hash of the link before/],
    ['the hash', changed(three, 2, { hash: FIRST_BEFORE }), 2, /not the hash of what it says/],
    ['the payload', changed(three, 3, { payload: second?.payload ?? '' }), 3, /not the hash of what it says/],
    [
      'words',
      changed(three, 1, { words: { salt: 'salt 0', note: 'Note.', evidence: null } }),
      1,
      /words are not the ones/,
    ],
    ['words missing', changed(three, 2, { words: null }), 2, /missing, and no later entry says/],
    ['other words missing', changed(redacted, 2, { words: null }), 2, /missing, and no later entry says/],
    ['words added', changed(redacted, 3, { words: first?.words ?? null }), 3, /without words/],
  ];

  test.each(cases)('%s', async (_, links, number, why) => {
    const verdict = await verifyChain(links);
    expect(verdict).toMatchObject({ kind: 'broken', number });
    expect(verdict.kind === 'broken' ? verdict.why : '').toMatch(why);
  });

  const rewritten = (number: number, payload: string): Link => {
    const before = three[number - 2]?.hash ?? FIRST_BEFORE;
    const { words = null, people = [] } = three[number - 1] ?? {};
    return { number, payload, before, hash: hashLink(before, payload), words, people };
  };

  test.each([
    ['{}', /cannot be read/],
    [first?.payload ?? '', /of itself that it is number 1/],
    [third?.payload.replace('09:02', '08:00') ?? '', /before the link in front/],
  ])('written anew with a hash that fits: %s', async (payload, why) => {
    const verdict = await verifyChain([...three.slice(0, 2), rewritten(3, payload)]);
    expect(verdict).toMatchObject({ kind: 'broken', number: 3 });
    expect(verdict.kind === 'broken' ? verdict.why : '').toMatch(why);
  });

  test('its end taken off, or all of it written anew, shows by the hash from the log', async () => {
    const known = { hash: third?.hash ?? '' };
    const anew = chain(UPDATE, { ...UPDATE, status: 'changed' }, UPDATE);
    for (const links of [three.slice(0, 2), anew, []]) {
      expect((await verifyChain(links)).kind).toBe('whole');
      expect(await verifyChain(links, known)).toMatchObject({
        kind: 'broken',
        number: 0,
        why: expect.stringMatching(/log/),
      });
    }
  });
});

/** Everybody whom an entry names. */
function peopleIn({ by, matter }: Entry): readonly Person[] {
  if (matter.kind === 'owner') return matter.owner === null ? [by] : [by, matter.owner];
  return matter.kind === 'departure' || matter.kind === 'forgetting' ? [by, matter.person] : [by];
}

describe('people beside a chain', () => {
  const [first] = three;
  const calledOtherwise = (other: Partial<typeof ANN>) =>
    changed(three, 1, { people: [{ id: 'p1', naming: { ...ANN, ...other } }] });

  test.each<[string, readonly Link[], number, RegExp]>([
    ['another name', calledOtherwise({ name: 'Zed' }), 1, /not called what they were/],
    ['another Slack user', calledOtherwise({ user: 'UBob' }), 1, /not called what they were/],
    ['another team', calledOtherwise({ team: 'T2' }), 1, /not called what they were/],
    ['another salt', calledOtherwise({ salt: 'x' }), 1, /not called what they were/],
    ['a second name', changed(three, 2, { people: [{ id: 'p1', naming: ANN }] }), 2, /does not say/],
    [
      'somebody more',
      changed(three, 1, { people: [...(first?.people ?? []), { id: 'p2', naming: ANN }] }),
      1,
      /not say/,
    ],
    [
      'no name, and no entry that says so',
      changed(three, 1, { people: [{ id: 'p1', naming: null }] }),
      1,
      /name .* missing/,
    ],
    ['no row, and no entry that says so', changed(three, 1, { people: [] }), 1, /name .* missing/],
    ['nobody known', chain({ kind: 'owner', activityId: 'a', owner: 'p9' }), 1, /no entry says who they are/],
  ])('shows %s', async (_name, links, number, why) => {
    expect(await verifyChain(links)).toEqual({ kind: 'broken', number, why: expect.stringMatching(why) });
  });

  test('may lack a name that a later entry took out', async () => {
    const links = chain(UPDATE, UPDATE, { kind: 'forgetting', person: 'p1' });
    const nameless = changed(links, 1, { people: [{ id: 'p1', naming: null }] });
    expect(await verifyChain(nameless)).toMatchObject({ kind: 'whole', forgotten: 1, redacted: 0 });
    expect(await verifyChain(changed(links, 1, { people: [] }))).toMatchObject({ kind: 'whole', forgotten: 1 });
  });

  test('have another digest each, in which nothing flows together', () => {
    const all = [
      ANN,
      { ...ANN, salt: 't' },
      { ...ANN, team: 'T1U', user: 'Ann' },
      { ...ANN, user: 'UAnnA', name: 'nn' },
    ];
    expect(new Set(all.map(digestNaming)).size).toBe(all.length);
  });
});

test('a redaction taken off the end: says what it can know, and names the missing end to whoever knows its hash', async () => {
  const links = changed(redacted, 1, { words: null });
  const cut = links.slice(0, 2);
  expect(await verifyChain(cut)).toEqual({
    kind: 'broken',
    number: 1,
    why: 'Its words are missing, and no later entry says that they were taken out. Either that was done past the bot, or the entry that says so was taken off the end, which is number 2 now.',
  });
  expect(await verifyChain(cut, { hash: links[2]?.hash ?? '' })).toEqual({
    kind: 'broken',
    number: 0,
    why: 'The hash from the log is not in the chain: links were taken off its end, or it was written anew from some link on. A note is missing at number 1; the entry that took it out may have been among them.',
  });
  expect((await verifyChain(cut, { hash: links[1]?.hash ?? '' })).kind).toBe('broken');
});

/** What somebody does to the tables, and the number of the link that shows it. */
interface Tampering {
  readonly links: readonly Link[];
  readonly number: number;
}

/** Changes one character, at a place, into another. */
function changeCharacter(text: string, place: number): string {
  const index = place % text.length;
  return `${text.slice(0, index)}${text.charAt(index) === '7' ? '8' : '7'}${text.slice(index + 1)}`;
}

/** Every single thing somebody can do to one link that has another after it. */
function tamperings(links: readonly Link[], at: number, place: number): readonly Tampering[] {
  const link = links[at];
  const next = links[at + 1];
  if (link === undefined || next === undefined) return [];
  const { number, payload, before, hash, words } = link;
  const change = (part: Partial<Link>): Tampering => ({ links: changed(links, number, part), number });
  const forged = changeCharacter(payload, place);
  const withNaming = (naming: (old: Naming) => Naming | null) =>
    link.people.flatMap((person) => {
      if (person.naming === null) return [];
      const changedPerson = { ...person, naming: naming(person.naming) };
      return change({ people: link.people.map((one) => (one === person ? changedPerson : one)) });
    });
  return [
    ...withNaming((old) => ({ ...old, name: changeCharacter(old.name, place) })),
    ...withNaming((old) => ({ ...old, user: changeCharacter(old.user, place) })),
    ...withNaming(() => null),
    change({ people: [...link.people, { id: 'somebody', naming: null }] }),
    change({ payload: forged }),
    change({ before: changeCharacter(before, place) }),
    change({ hash: changeCharacter(hash, place) }),
    { links: links.filter((one) => one !== link), number },
    { links: links.map((one) => (one === link ? next : one === next ? link : one)), number },
    ...(words === null
      ? [change({ words: { salt: 's', note: '', evidence: null } })]
      : [
          change({ words: { ...words, note: changeCharacter(`${words.note} `, place) } }),
          change({ words: { ...words, salt: changeCharacter(words.salt, place) } }),
          change({ words: { ...words, evidence: words.evidence === null ? '' : null } }),
          change({ words: null }),
        ]),
  ];
}

describe('a thousand random histories', () => {
  test('hold, with every hash on their way, and count the words taken out', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), async (all, which) => {
        const book = bookOf(all);
        const links = book.links();
        const taken = book.entries().filter(({ isRedacted }) => isRedacted).length;
        const hash = links[which % Math.max(1, links.length)]?.hash;
        const people = new Map(
          book
            .entries()
            .flatMap(peopleIn)
            .map((person) => [person.id, person]),
        );
        const forgotten = [...people.values()].filter(({ name }) => name === null).length;
        const head = book.head()?.hash ?? null;
        const whole: Verdict = { kind: 'whole', count: links.length, head, redacted: taken, forgotten };
        expect(await verifyChain(links, hash === undefined ? undefined : { hash })).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  test('show any single change, and where it is', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), fc.nat(), async (all, which, place) => {
        const links = bookOf(all).links();
        for (const tampered of tamperings(links, which % Math.max(1, links.length), place)) {
          expect(await verifyChain(tampered.links)).toMatchObject({ kind: 'broken', number: tampered.number });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('show a change whose hash was made to fit, at the next link, or at the end by the hash from the log', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), fc.nat(), async (all, which, place) => {
        const links = bookOf(all).links();
        const link = links[which % Math.max(1, links.length)];
        if (link === undefined) return;
        const payload = changeCharacter(link.payload, place);
        const forged = changed(links, link.number, { payload, hash: hashLink(link.before, payload) });
        const verdict = await verifyChain(forged, { hash: links.at(-1)?.hash ?? '' });
        expect(verdict.kind).toBe('broken');
        // At the end it shows by the log's hash, or by words of which nothing says any more that they were taken out.
        if (link === links.at(-1)) return;
        expect([link.number, link.number + 1]).toContain(verdict.kind === 'broken' ? verdict.number : null);
      }),
      { numRuns: 1000 },
    );
  });
});
