import { NO_PROGRESS, type Progress } from '../../progress/progress.ts';
import { NO_UPDATE } from '../../progress/words-of-status.ts';
import type { Register } from '../../register/register.ts';
import {
  type DigestGroup,
  type DigestLine,
  digestLines,
  type DigestLines,
  type RecordedLine,
} from '../../reminder/digest-lines.ts';
import type { Digest } from '../../reminder/digest.ts';
import { countedSentence, digestHeading, lateSentence, lineDate, lineLabel } from '../../reminder/digest-text.ts';
import { fit, type Message } from './message.ts';
import { activityMenu, type ActivityMenu } from '../activity-menu.ts';
import type { Origin } from '../press.ts';
import {
  buttons,
  buttonsWithMenu,
  card,
  type Choice,
  heading,
  type Line,
  nothing,
  type Part,
  paragraph,
} from './parts.ts';
import { headingOf, quoteRuns, sourceNotes, sourceRun } from './quote.ts';
import { ownerWords, updateRuns, wordsLines } from './recorded.ts';
import { confirmChoice, updatePress, waitsForConfirmation } from './recording-choices.ts';
import type { Run } from './runs.ts';
import { clip, countOf, onOneLine } from './text.ts';
import { wholeAction } from './whole-action.ts';

/** What a digest's message is made from. */
export interface DigestPage {
  readonly digest: Digest;
  readonly register: Register;
  /** Whether it is somebody's own, about what they own: it follows the person, so that only ending it is offered. */
  readonly isOwn: boolean;
  /** The actions of its reminder, for the page with all dates; null: all. */
  readonly actions: readonly number[] | null;
  /** Said above everything: that this is a preview, or sent again. */
  readonly remark: string | null;
  /** Nothing in a preview can be stopped. */
  readonly isPreview: boolean;
  /** What people recorded by now; null: nothing recorded is shown. */
  readonly recorded: Progress | null;
}

const SHOWN_TITLE = 160;
/** A published progress beside a date is context; its whole is one press away. */
const SHOWN_PROGRESS = 300;
/** What people wrote is context too; the history has it whole. */
const SHOWN_NOTE = 250;
/** What was recorded names its activity by its first words. */
const SHOWN_ACTIVITY = 160;

/** What the lines of a digest are shown with. */
interface Shown {
  readonly page: DigestPage;
  /** Longest quote. */
  readonly limit: number;
}

/** What one slot says: grouped by action, each activity quoted with its date, what was recorded of it and what was published since. */
export function digestPage(page: DigestPage): Message {
  const { digest, actions, remark, isPreview, isOwn } = page;
  const lines = digestLines(digest, page.register, page.recorded ?? NO_PROGRESS);
  const late = lateSentence(digest);
  return fit((limit) => ({
    title: 'Plan reminder',
    parts: [
      heading(digestHeading(digest)),
      remark === null ? nothing : paragraph({ aside: remark }),
      late === null ? nothing : paragraph({ aside: late }),
      ...lines.groups.flatMap((group) => groupParts(group, { page, limit })),
      lines.more === 0 ? nothing : paragraph(`${countOf(lines.more, 'more is', 'more are')} not listed here.`),
      recordedSince(lines, { page, limit }),
      card(lines.counted.map((counted): Line => ({ kind: 'bullet', runs: [countedSentence(counted)] }))),
      ...sourceNotes(lines.reports),
      buttons([allDates(actions), ...(isPreview ? [] : (isOwn ? ownChoices : reminderChoices)(digest.reminderId))]),
    ],
  }));
}

/** One action: its lines, each with what can be done about it, and under the last one the latest published progress. */
function groupParts(group: DigestGroup, shown: Shown): readonly Part[] {
  const { action, lines } = group;
  const title: Line = {
    kind: 'line',
    runs: [{ strong: `Action ${action.number}: ${clip(onOneLine(action.title.text), SHOWN_TITLE)}` }],
  };
  return lines.flatMap((line, index) => {
    const isLast = index === lines.length - 1;
    const said = activityLines(line, lines[index - 1], shown);
    const choices = [...updateChoices(line, shown.page), ...(isLast ? [wholeAction(group)] : [])];
    const menu = menuOf(line, shown.page);
    return [
      card([...(index === 0 ? [title] : []), ...said, ...(isLast ? publishedLines(group, shown.limit) : [])]),
      menu === null ? buttons(choices) : buttonsWithMenu(choices, menu),
    ];
  });
}

function menuOf({ activity }: DigestLine, { digest, isPreview, recorded }: DigestPage): ActivityMenu | null {
  if (isPreview) return null;
  const slot = recorded === null ? null : digest.slot;
  return activityMenu({ reminder: digest.reminderId, activity: activity.id, slot });
}

/** The one thing a reminder is for: to say where it stands; and to confirm what waits for a second person. */
function updateChoices(
  { activity, latest }: DigestLine,
  { digest, isPreview, recorded }: DigestPage,
): readonly Choice[] {
  if (isPreview || recorded === null) return [];
  const origin: Origin = { from: 'digest', reminder: digest.reminderId, slot: digest.slot };
  return [
    {
      label: 'Add an update',
      spoken: `Add an update: action ${activity.action.number}`,
      style: 'primary',
      press: updatePress({ activity: activity.id, origin }),
    },
    ...(latest !== null && waitsForConfirmation(latest, recorded.settings) ? [confirmChoice(latest, origin)] : []),
  ];
}

function publishedLines({ progress }: DigestGroup, limit: number): readonly Line[] {
  const [latest] = progress?.statements ?? [];
  if (progress === null || latest === undefined) return [];
  return [
    { kind: 'line', runs: [{ aside: `Latest published, “${headingOf(progress)}”:` }] },
    { kind: 'quote', runs: quoteRuns(latest, Math.min(limit, SHOWN_PROGRESS)) },
  ];
}

/** A label is said once for lines in a row. */
function activityLines(line: DigestLine, before: DigestLine | undefined, { page, limit }: Shown): readonly Line[] {
  const { activity } = line;
  const label = labelOf(line, page);
  const isSaid = before !== undefined && labelOf(before, page) === label;
  return [
    ...(isSaid ? [] : [{ kind: 'line' as const, runs: [`${label}:`] }]),
    { kind: 'quote', runs: quoteRuns(activity, limit) },
    {
      kind: 'line',
      runs: [
        lineDate(line) ?? headingOf(activity.section),
        ...ownerRuns(line, page),
        sourceRun(activity.report, activity.text),
      ],
    },
    ...updateLines(line, page, limit),
  ];
}

/** Where nothing recorded is shown, nothing is said of updates either. */
function labelOf(line: DigestLine, { recorded }: DigestPage): string {
  const label = lineLabel(line);
  return recorded === null ? label.replace(`, ${NO_UPDATE}`, '').replace(`: ${NO_UPDATE}`, '') : label;
}

function ownerRuns({ activity }: DigestLine, { recorded, register }: DigestPage): readonly Run[] {
  return recorded === null ? [] : [` · ${ownerWords(recorded.of(register.idsOf(activity)).owner)}`];
}

/** The latest update: that there is none, the label says. */
function updateLines({ latest }: DigestLine, { recorded }: DigestPage, limit: number): readonly Line[] {
  if (recorded === null || latest === null) return [];
  return [
    { kind: 'line', runs: ['Update: ', ...updateRuns(latest, recorded.settings)] },
    ...wordsLines(latest.entry, Math.min(limit, SHOWN_NOTE)),
  ];
}

/** What was recorded since the digest before; nothing where nothing was. */
function recordedSince({ recorded: updates, moreRecorded }: DigestLines, shown: Shown): Part {
  const { recorded } = shown.page;
  if (recorded === null || updates.length + moreRecorded === 0) return nothing;
  const more: readonly Line[] =
    moreRecorded === 0
      ? []
      : [{ kind: 'line', runs: [`${countOf(moreRecorded, 'update is', 'updates are')} not listed here.`] }];
  return card([
    { kind: 'line', runs: [{ strong: 'Recorded since the last digest:' }] },
    ...updates.map((line): Line => ({ kind: 'bullet', runs: recordedRuns(line, recorded, shown.limit) })),
    ...more,
  ]);
}

function recordedRuns({ activity, update }: RecordedLine, { settings }: Progress, limit: number): readonly Run[] {
  const words = clip(onOneLine(activity.text), Math.min(limit, SHOWN_ACTIVITY));
  return [
    `Action ${activity.action.number}, “${words}”: `,
    ...updateRuns(update, settings),
    ...wordsLines(update.entry, Math.min(limit, SHOWN_NOTE)).flatMap(({ runs }): readonly Run[] => [' · ', ...runs]),
  ];
}

function allDates(actions: readonly number[] | null): Choice {
  const only = actions === null || actions.length > 100 ? null : [...actions];
  return { label: 'All dates', press: { verb: 'look', value: { see: 'due', list: 'open', actions: only, page: 0 } } };
}

/** Ends the message about what somebody owns. */
export const endOwnChoice: Choice = {
  label: 'Do not write to me',
  press: { verb: 'direct-digest', value: { on: false } },
};

function whyChoice(id: string): Choice {
  return { label: 'Why this came', press: { verb: 'why', value: { id } } };
}

function ownChoices(id: string): readonly Choice[] {
  return [whyChoice(id), endOwnChoice];
}

/** Why a reminder came, how to change it, and how to stop it. */
export function reminderChoices(id: string): readonly Choice[] {
  return [
    whyChoice(id),
    { label: 'Change', spoken: 'Change this reminder', press: { verb: 'change', value: { id } } },
    {
      label: 'Stop this reminder',
      press: { verb: 'stop', value: { id } },
      confirm: {
        title: 'Stop this reminder?',
        text: 'It will not be posted here again. The channel is told who stopped it; anyone can set it again.',
        yes: 'Stop it',
      },
    },
  ];
}
