import type { Register } from '../../register/register.ts';
import { type DigestGroup, type DigestLine, digestLines } from '../../reminder/digest-lines.ts';
import type { Digest } from '../../reminder/digest.ts';
import { countedSentence, digestHeading, lateSentence, lineDate, lineLabel } from '../../reminder/digest-text.ts';
import { fit, type Message } from './message.ts';
import { quietMenu, type QuietMenu } from '../press.ts';
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
import { clip, countOf, onOneLine } from './text.ts';

/** What a digest's message is made from. */
export interface DigestPage {
  readonly digest: Digest;
  readonly register: Register;
  /** The actions of its reminder, for the page with all dates; null: all. */
  readonly actions: readonly number[] | null;
  /** Said above everything: that this is a preview, or sent again. */
  readonly remark: string | null;
  /** Nothing in a preview can be stopped. */
  readonly isPreview: boolean;
}

const SHOWN_TITLE = 160;
/** A published progress beside a date is context; its whole is one press away. */
const SHOWN_PROGRESS = 300;

/** What one slot says: grouped by action, each activity quoted with its date and the latest published progress beside it. */
export function digestPage({ digest, register, actions, remark, isPreview }: DigestPage): Message {
  const lines = digestLines(digest, register);
  const late = lateSentence(digest);
  const menuOf: MenuOf = ({ activity }) => (isPreview ? null : quietMenu(digest.reminderId, activity.id));
  return fit((limit) => ({
    title: 'Plan reminder',
    parts: [
      heading(digestHeading(digest)),
      remark === null ? nothing : paragraph({ aside: remark }),
      late === null ? nothing : paragraph({ aside: late }),
      ...lines.groups.flatMap((group) => groupParts(group, menuOf, limit)),
      lines.more === 0 ? nothing : paragraph(`${countOf(lines.more, 'more is', 'more are')} not listed here.`),
      card(lines.counted.map((counted): Line => ({ kind: 'bullet', runs: [countedSentence(counted)] }))),
      ...sourceNotes(lines.reports),
      buttons([allDates(actions), ...(isPreview ? [] : reminderChoices(digest.reminderId))]),
    ],
  }));
}

/** One action: its lines, each with its menu, and under the last one the latest published progress. */
function groupParts(group: DigestGroup, menuOf: MenuOf, limit: number): readonly Part[] {
  const { report, action, lines } = group;
  const title: Line = {
    kind: 'line',
    runs: [{ strong: `Action ${action.number}: ${clip(onOneLine(action.title.text), SHOWN_TITLE)}` }],
  };
  const whole: Choice = {
    label: 'Whole action',
    spoken: `Whole action ${action.number}`,
    press: { verb: 'look', value: { see: 'action', report: report.id, number: action.number, page: 0 } },
  };
  return lines.flatMap((line, index) => {
    const isLast = index === lines.length - 1;
    const said = activityLines(line, lines[index - 1], limit);
    const choices = isLast ? [whole] : [];
    const menu = menuOf(line);
    return [
      card([...(index === 0 ? [title] : []), ...said, ...(isLast ? publishedLines(group, limit) : [])]),
      menu === null ? buttons(choices) : buttonsWithMenu(choices, menu),
    ];
  });
}

type MenuOf = (line: DigestLine) => QuietMenu | null;

function publishedLines({ progress }: DigestGroup, limit: number): readonly Line[] {
  const [latest] = progress?.statements ?? [];
  if (progress === null || latest === undefined) return [];
  return [
    { kind: 'line', runs: [{ aside: `Latest published, “${headingOf(progress)}”:` }] },
    { kind: 'quote', runs: quoteRuns(latest, Math.min(limit, SHOWN_PROGRESS)) },
  ];
}

/** A label is said once for lines in a row. */
function activityLines(line: DigestLine, before: DigestLine | undefined, limit: number): readonly Line[] {
  const { activity } = line;
  const label = lineLabel(line);
  const isSaid = before !== undefined && lineLabel(before) === label;
  return [
    ...(isSaid ? [] : [{ kind: 'line' as const, runs: [`${label}:`] }]),
    { kind: 'quote', runs: quoteRuns(activity, limit) },
    { kind: 'line', runs: [lineDate(line) ?? headingOf(activity.section), sourceRun(activity.report, activity.text)] },
  ];
}

function allDates(actions: readonly number[] | null): Choice {
  const only = actions === null || actions.length > 100 ? null : [...actions];
  return { label: 'All dates', press: { verb: 'look', value: { see: 'due', list: 'open', actions: only, page: 0 } } };
}

/** Why a reminder came, how to change it, and how to stop it. */
export function reminderChoices(id: string): readonly Choice[] {
  return [
    { label: 'Why this came', press: { verb: 'why', value: { id } } },
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
