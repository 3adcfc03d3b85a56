import type { SectionKind } from './report.ts';

/** What a line that heads something says. */
export type Heading =
  | { readonly kind: 'action'; readonly number: number; readonly title: string }
  | { readonly kind: 'section'; readonly section: SectionKind; readonly year: number; readonly words: string }
  /** It looks like a heading, and does not say what a heading must; `wants` is how it should read. */
  | { readonly kind: 'unclear'; readonly of: 'action' | 'section'; readonly wants: string };

/** Markdown's hashes, or the number that some pages give their headings (`1.1 Progress during 2014`). */
const HASHES = /^#{1,6}\s*/;
const NUMBERING = /^\d{1,3}(?:\.\d{1,3})*\.?\s+/;

const ACTION = /^action\s+0*(\d{1,9})\s*(?:[:.)]|\s[-–—]\s)\s*(.*)$/i;
const BARE_ACTION = /^action\s+0*(\d{1,9})$/i;
/** `Action seven: …`, `Action: …`, `Action 7 Corporate publishing …`: no sentence begins like that. */
const UNCLEAR_ACTION = /^action(?:\s+\p{L}+)?\s*:|^action\s+\d+\s+(?:\p{Lu}|[-–—])/iu;

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?';
/** A year, or the last of a span of years: `2014`, `2013 to 2014`, `2013-14`. */
const YEAR = '(\\d{4})(?:(?:\\s+to\\s+|\\s*[-–/]\\s*)(\\d{2}|\\d{4}))?';
const OPENING = '(?:the\\s+)?(?:(?:calendar|financial)\\s+)?(?:year\\s+)?';

const SECTIONS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'commitments',
    new RegExp(
      `^(?:[\\p{L}’'&-]+\\s+){0,6}?commitments?(?:\\s+made)?\\s*(?:(?:in|from|for|of)\\s+)?[([]?(?:${MONTH}\\s+)?${YEAR}[)\\]]?$`,
      'iu',
    ),
  ],
  [
    'progress',
    new RegExp(
      `^progress(?:\\s+(?:made|achieved|reported))?(?:\\s+(?:during|in|to|over|for|since|throughout))?\\s+${OPENING}\\(?${YEAR}\\)?$`,
      'iu',
    ),
  ],
  [
    'planned',
    new RegExp(
      `^(?:planned\\s+(?:activity|activities|actions?|work)|plans?)(?:\\s+(?:during|in|for|over|throughout))?\\s+${OPENING}\\(?${YEAR}\\)?$`,
      'iu',
    ),
  ],
];

/** Short lines that begin like a section's heading and have no verb of a sentence. */
const UNCLEAR_SECTION =
  /^(?:progress|planned\s+(?:activit|action|work)|plans?\s+(?:for|in|during)\b|(?:departmental\s+)?(?:digital\s+strategy\s+)?commitments?\b)/i;
const SENTENCE =
  /\b(?:has|have|had|is|are|was|were|be|been|will|would|can|could|may|continue[sd]?|include[sd]?)\b|[.;,!?]$/i;

/** Longer lines are text, whatever they begin with. */
const LONGEST_SECTION_HEADING = 90;

/** Reads a line as a heading; null for text. Headings are known by their words alone: one of the two extractions has no blank lines. */
export function readHeading(line: string): Heading | null {
  const words = line.replace(HASHES, '').trim();
  return readAction(words) ?? readAction(words.replace(NUMBERING, '')) ?? readSection(words);
}

function readAction(words: string): Heading | null {
  const match = ACTION.exec(words) ?? BARE_ACTION.exec(words);
  if (match === null) {
    return UNCLEAR_ACTION.test(words) && !/[.;,!?]$/.test(words) ? unclearAction('“Action 7: its title”') : null;
  }
  const number = Number(match[1]);
  if (number < 1 || number > 999) return unclearAction('“Action 7: its title”, with a number from 1 to 999');
  return { kind: 'action', number, title: match[2] ?? '' };
}

function unclearAction(wants: string): Heading {
  return { kind: 'unclear', of: 'action', wants };
}

function readSection(words: string): Heading | null {
  if (words.length > LONGEST_SECTION_HEADING) return null;
  const bare = words.replace(NUMBERING, '').replace(/\s*:$/, '');
  for (const [section, pattern] of SECTIONS) {
    const match = pattern.exec(bare);
    if (match === null) continue;
    const year = lastYear(match[1] ?? '', match[2]);
    if (year >= 1900 && year <= 2199) return { kind: 'section', section, year, words };
  }
  if (!UNCLEAR_SECTION.test(bare) || SENTENCE.test(bare)) return null;
  return {
    kind: 'unclear',
    of: 'section',
    wants:
      '“Departmental digital strategy commitments (December 2012)”, “Progress during 2014” or “Planned activities in 2015”',
  };
}

function lastYear(first: string, last: string | undefined): number {
  if (last === undefined) return Number(first);
  return Number(last.length === 4 ? last : `${first.slice(0, 2)}${last}`);
}
