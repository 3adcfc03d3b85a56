import { readHeading } from './heading.ts';
import { isDated } from './read-header.ts';
import type { Line } from './read-lines.ts';

/** Words that names of departments are made of. */
const DEPARTMENT = /\b(?:office|department|ministry|treasury|revenue|agency|board|commission|council|service)s?\b/i;

/**
 * Asks whether this is the other kind of page: one action, with a heading for each department. There the page itself is
 * called `Action 16: …`, so that its date comes after that heading, or departments' names stand above the sections.
 */
export function isPivotPage(lines: readonly Line[]): boolean {
  const headings = lines.map((line) => (line.text.length > 1000 ? null : readHeading(line.text)));
  const numbers = new Set(headings.map((heading) => (heading?.kind === 'action' ? heading.number : null)));
  numbers.delete(null);
  if (numbers.size !== 1) return false;
  const first = headings.findIndex((heading) => heading?.kind === 'action');
  const isPageTitle = lines.slice(first + 1, first + 4).some(isDated);
  const departments = lines.filter(
    (line, index) =>
      index > first &&
      headings[index] === null &&
      headings[index + 1]?.kind === 'section' &&
      namesDepartment(line.text),
  );
  return isPageTitle || departments.length > 1;
}

function namesDepartment(text: string): boolean {
  if (text.length > 90 || /[.:;,!?]$/.test(text)) return false;
  return /^\d{1,3}\.\s+\p{Lu}/u.test(text) || (/^\p{Lu}/u.test(text) && DEPARTMENT.test(text));
}
