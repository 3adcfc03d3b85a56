import { momentOf } from '../../progress/department-day.ts';
import type { Entry, Person } from '../../progress/entry.ts';
import { peopleIn } from '../../progress/followed-entries.ts';
import type { RecordedUpdate } from '../../progress/progress.ts';
import { needsConfirmation, statusWords } from '../../progress/words-of-status.ts';
import { longDate } from '../../register/calendar.ts';
import type { HistoryItem } from '../asking/history-items.ts';
import type { Look, Origin } from '../press.ts';
import { buttons, card, type Choice, type Line, nothing, type Part, paragraph } from './parts.ts';
import { editionOf, headingOf, quoteRuns, sourceRun } from './quote.ts';
import { shownName, wordsLines } from './recorded.ts';
import { confirmChoice, mistakeChoice, updatePress, waitsForConfirmation } from './recording-choices.ts';
import type { Run } from './runs.ts';
import { clipEscaped, escapeMarkup, onOneLine } from './text.ts';

/** How the items of a history are shown. */
export interface HistoryShown {
  readonly look: Extract<Look, { see: 'history' }>;
  /** "Done", "changed" and "not pursued" wait for a second person. */
  readonly waitsForConfirmation: boolean;
  /** Whoever looks may take words and names out. */
  readonly isAdministrator: boolean;
}

type Published = Extract<HistoryItem, { kind: 'published' }>;
type Recorded = Extract<HistoryItem, { kind: 'entry' }>;

/** The whole action has a longer quote whole. */
const LONGEST_QUOTE = 1_000;
/** Notes are shown whole here. */
const LONGEST_NOTE = 2_000;
/** An activity is named by its first words: the published ones stand below. */
const SHOWN_ACTIVITY = 120;
/** Names, dates and the words around them. */
const AROUND = 500;
/** People whose names can be taken out, on one page. */
const MOST_PEOPLE = 5;

/** About how many characters of `text` an item takes, never fewer. */
export function itemSize(item: HistoryItem): number {
  if (item.kind === 'published') {
    const { text, leadIn } = item.placed.statement;
    return AROUND + Math.min(LONGEST_QUOTE, escapeMarkup(text).length) + (leadIn?.length ?? 0);
  }
  return AROUND + wordsSize(item.entry);
}

/** An address stands twice: as the link and as its words. */
function wordsSize({ words }: Entry): number {
  if (words === null) return 0;
  return Math.min(LONGEST_NOTE, escapeMarkup(words.note).length) + 2 * (words.evidence?.length ?? 0);
}

/** An item with what can be done about it. */
export function itemParts(item: HistoryItem, before: HistoryItem | undefined, shown: HistoryShown): readonly Part[] {
  if (item.kind === 'published') return publishedParts(item, before);
  const isSame = before?.kind === 'entry' && before.activity === item.activity;
  return [card([...(isSame ? [] : [aboutLine(item)]), ...entryLines(item, shown)]), buttons(entryChoices(item, shown))];
}

/** Which activity the entries below it are about. */
function aboutLine({ activity: { text, section } }: Recorded): Line {
  const words = clipEscaped(onOneLine(text), SHOWN_ACTIVITY);
  return { kind: 'line', runs: [{ aside: `Of “${words}” · ${headingOf(section)}:` }] };
}

/** A statement under the heading of its period, said once for those in a row: "Published" tells it from what was recorded. */
function publishedParts({ placed }: Published, before: HistoryItem | undefined): readonly Part[] {
  const { section, report, statement } = placed;
  const last = before?.kind === 'published' ? before.placed : null;
  const isSaid = last?.section === section && last.report.id === report.id;
  return [
    isSaid ? nothing : paragraph({ strong: headingOf(section) }, ` · published, ${editionOf(report)}`),
    card([
      {
        kind: 'quote',
        runs: [
          ...quoteRuns({ text: statement.text, leadIn: statement.leadIn }, LONGEST_QUOTE),
          sourceRun(report, statement.text),
        ],
      },
    ]),
  ];
}

function entryLines({ entry, update }: Recorded, { waitsForConfirmation: waits }: HistoryShown): readonly Line[] {
  const own = update?.entry === entry ? update : null;
  return [
    {
      kind: 'line',
      runs: [`Recorded ${momentWords(entry)}: `, ...deedRuns(entry, update), ...confirmedRuns(own, waits)],
    },
    ...wordsLines(entry, LONGEST_NOTE),
    ...mistakeLines(own),
  ];
}

/** The day and the time of the department's clocks: `3 March 2015 at 14:05`. */
export function momentWords({ at }: Entry): string {
  const { day, time } = momentOf(at);
  return `${longDate(day)} at ${time}`;
}

/** Who did what, in a sentence. */
function deedRuns({ by, matter }: Entry, update: RecordedUpdate | null): readonly Run[] {
  const name = shownName(by);
  switch (matter.kind) {
    case 'update':
      return [`${name} recorded `, { strong: statusWords(matter.status) }, ` for ${longDate(matter.happenedOn)}`];
    case 'mistake':
      return [`${name} took back ${nameOfUpdate(update)} as recorded by mistake`];
    case 'confirmation':
      return [`${name} confirmed ${nameOfUpdate(update)}`];
    case 'owner':
      return [`${name} ${ownerDeed(by, matter.owner)}`];
    case 'target':
      return [
        matter.on === null
          ? `${name} took the target date away`
          : `${name} set the target date ${longDate(matter.on)}, not published`,
      ];
    case 'redaction':
      return [`${name} took the words out of ${update === null ? 'an entry' : nameOfUpdate(update)}`];
    case 'departure':
      return [
        `${name} recorded that ${shownName(matter.person)} has left this workspace, which left the activity without an owner`,
      ];
    case 'forgetting':
      return [`${name} took a name out, which is “${shownName(matter.person)}” from then on`];
    case 'setting':
      return [`${name} changed a setting`];
  }
}

function ownerDeed(by: Person, owner: Person | null): string {
  if (owner === null) return 'left the activity without an owner';
  return owner.id === by.id ? 'took the activity' : `made ${shownName(owner)} the owner of the activity`;
}

/** `“done”, recorded by Sam Jones on 3 March 2015`. */
function nameOfUpdate(update: RecordedUpdate | null): string {
  if (update === null) return 'an update';
  const { entry, status } = update;
  return `“${statusWords(status)}”, recorded by ${shownName(entry.by)} on ${longDate(momentOf(entry.at).day)}`;
}

function confirmedRuns(own: RecordedUpdate | null, waits: boolean): readonly Run[] {
  if (own === null) return [];
  if (own.confirmation !== null) return [`, confirmed by ${shownName(own.confirmation.by)}`];
  return waits && needsConfirmation(own.status) ? [', not confirmed'] : [];
}

/** An update that was taken back stays as it was, and says so itself. */
function mistakeLines(own: RecordedUpdate | null): readonly Line[] {
  if (own === null || own.mistake === null) return [];
  const said = `, says ${shownName(own.mistake.by)}: it counts no more.`;
  return [{ kind: 'line', runs: [{ strong: 'Recorded by mistake' }, said] }];
}

/** None on a page of a past day: what is recorded now would not be seen there. */
function entryChoices({ entry, update, activity }: Recorded, shown: HistoryShown): readonly Choice[] {
  if (shown.look.asOf !== undefined) return [];
  const origin: Origin = { from: 'look', look: shown.look };
  const own = update?.entry === entry ? update : null;
  const waits = own !== null && waitsForConfirmation(own, { confirmation: shown.waitsForConfirmation });
  const again = { label: 'Add an update', press: updatePress({ activity: activity.id, origin }) };
  return [
    ...(waits ? [confirmChoice(own, origin)] : []),
    ...(own !== null && own.mistake === null ? [again, mistakeChoice(own, origin)] : []),
    ...(shown.isAdministrator && entry.words !== null && !entry.isRedacted ? [redactChoice(entry, origin)] : []),
  ];
}

function redactChoice({ id }: Entry, origin: Origin): Choice {
  return { label: 'Take words out', press: { verb: 'redact', value: { entry: id, origin } } };
}

/** Takes a name out of everything: of the people on a page who still have one. */
export function forgetChoices(items: readonly HistoryItem[], look: HistoryShown['look']): readonly Choice[] {
  const people = items.flatMap((item) => (item.kind === 'entry' ? peopleIn(item.entry) : []));
  const named = new Map(people.filter(({ name }) => name !== null).map((person) => [person.id, person]));
  return [...named.values()].slice(0, MOST_PEOPLE).map((person): Choice => {
    const press = { verb: 'forget', value: { person: person.id, origin: { from: 'look', look } } } as const;
    return { label: `Take out the name ${shownName(person)}`, press };
  });
}
