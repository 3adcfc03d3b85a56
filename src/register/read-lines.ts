/** A line that is not blank: its words without the blank space around them, and where they stand. */
export interface Line {
  /** As an editor counts, from 1. */
  readonly number: number;
  /** UTF-16 offset of the first character of `text` in the whole text. */
  readonly start: number;
  readonly text: string;
}

/**
 * The lines of a text that are not blank. Lines end at LF, CR LF or CR, as editors count them; the Unicode line and
 * paragraph separators are characters like others. A byte order mark is blank.
 */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let number = 0;
  let start = 0;
  while (start <= text.length) {
    const end = endOfLine(text, start);
    number += 1;
    const raw = text.slice(start, end);
    const words = raw.trim();
    if (words !== '') lines.push({ number, start: start + raw.length - raw.trimStart().length, text: words });
    start = text.charAt(end) === '\r' && text.charAt(end + 1) === '\n' ? end + 2 : end + 1;
  }
  return lines;
}

function endOfLine(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13) break;
    end += 1;
  }
  return end;
}

/** Longer lines are no paragraph that anyone could quote: usually a file without line ends, or not a text at all. */
const LONGEST_LINE = 10_000;

/** Says why a line cannot be text that somebody published, or null. */
export function faultOf(text: string): string | null {
  if (text.length > LONGEST_LINE) {
    return `This line has ${text.length} characters; a paragraph has at most ${LONGEST_LINE}. Break it into lines as it was published.`;
  }
  // Controls other than tab and its kin, and the mark that stands for bytes that are not UTF-8.
  if (/[\p{Cc}\uFFFD]/u.test(text.replaceAll(/[\t\v\f\u0085]/g, ' '))) {
    return 'This line holds characters that are not text: save the file as plain text in UTF-8.';
  }
  return null;
}
