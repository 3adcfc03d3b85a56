import { parseReport } from '../../src/register/parse-report.ts';
import type { Report, Statement } from '../../src/register/report.ts';
import { type Chance, seededChance } from './seeded.ts';

/** Every so many words one is a name that only this department writes, so that the count of words grows with the count of statements. */
const NAME_EVERY = 20;
/** Names of one department. */
const NAMES = 200;

/** How much is grown. */
export interface Growth {
  readonly departments: number;
  /** Of all departments together; met to within one a department. */
  readonly statements: number;
  readonly seed: number;
}

/**
 * Grows reports of other departments from one report: the same actions and sections, every statement of the same length in
 * words that follow each other as in the report, with some names that are new. They are written as text and parsed as any other.
 */
export function growReports(seedling: Report, { departments, statements, seed }: Growth): readonly Report[] {
  const chance = seededChance(seed);
  const words = readSpeech(seedling);
  const extra = statements / departments - statementsOf(seedling).length;
  return Array.from({ length: departments }, (_, number) => {
    const text = writeReport(seedling, { words, names: coinNames(words, chance), chance, extra });
    const name = `Department ${number + 1}`;
    const origin = { id: `grown-${number + 1}`, source: null, department: name, abbreviation: null, licence: null };
    return parseReport(text, origin).report;
  });
}

/** Which words begin a statement, and which follow which. */
interface Speech {
  readonly first: readonly string[];
  readonly next: ReadonlyMap<string, readonly string[]>;
}

function statementsOf({ actions }: Report): readonly Statement[] {
  return actions.flatMap(({ title, description, note, sections }) => [
    title,
    ...description,
    ...note,
    ...sections.flatMap((section) => section.statements),
  ]);
}

function readSpeech(report: Report): Speech {
  const lines = statementsOf(report).map(({ text }) => text.split(/\s+/));
  const pairs = lines.flatMap((line) => line.slice(1).map((word, at): [string, string] => [line[at] ?? '', word]));
  const next = new Map([...Map.groupBy(pairs, ([word]) => word)].map(([word, all]) => [word, all.map(([, to]) => to)]));
  return { first: lines.map(([word = '']) => word), next };
}

/** New words, each of the beginning of one and the end of another. */
function coinNames({ next }: Speech, { pick }: Chance): readonly string[] {
  const plain = [...next.keys()].filter((word) => /^[a-z]{5,}$/.test(word));
  return Array.from({ length: NAMES }, () => {
    const [front, back] = [pick(plain), pick(plain)];
    return `${front.slice(0, Math.ceil(front.length / 2))}${back.slice(Math.floor(back.length / 2))}`;
  });
}

interface Writing {
  readonly words: Speech;
  readonly names: readonly string[];
  readonly chance: Chance;
  /** Statements more than the seedling has. */
  readonly extra: number;
}

function writeReport(seedling: Report, writing: Writing): string {
  const inSections = seedling.actions.flatMap(({ sections }) =>
    sections.flatMap(({ statements }) => statements),
  ).length;
  const again = (): number => (writing.chance.fraction() * inSections < writing.extra ? 2 : 1);
  const paragraph = ({ text }: Statement): string => speak(text, writing);
  const lines = seedling.actions.flatMap(({ number, title, description, note, sections }) => [
    `Action ${number}: ${speak(title.text, writing)}`,
    ...[...description, ...note].map(paragraph),
    ...sections.flatMap(({ heading, statements }) => [
      heading,
      ...[...Map.groupBy(statements, ({ leadIn }) => leadIn)].flatMap(([leadIn, group]) => {
        const texts = group.flatMap((statement) => Array.from({ length: again() }, () => paragraph(statement)));
        return leadIn === null ? texts : [leadIn, ...texts.map((text) => `  • ${text}`)];
      }),
    ]),
  ]);
  return ['Corporate report', seedling.title, 'Updated 16 January 2015', ...lines].join('\n\n');
}

/** As many words as the model has. */
function speak(model: string, { words, names, chance }: Writing): string {
  const length = model.split(/\s+/).length;
  const said = [chance.pick(words.first)];
  while (said.length < length) {
    const next = words.next.get(said.at(-1) ?? '') ?? words.first;
    said.push(chance.pick(next));
  }
  // Few names are common and most are rare: the square of chance is small more often than not.
  const name = (): string => names[Math.floor(chance.fraction() ** 2 * names.length)] ?? '';
  return `${said
    .map((word) => (chance.onceIn(NAME_EVERY) ? name() : word))
    .join(' ')
    .replace(/[:.,;]*$/, '')}.`;
}
