import { findRun, type StatementPlaces } from './places.ts';
import { positionOf, type Matches } from './search-index.ts';

/** A term and the statements it reaches. */
interface Reached {
  readonly term: string;
  readonly matches: () => Matches;
}

/**
 * Whether at least so many statements have the second term after the first, together. Unlike looking the phrase up, it keeps nothing: most
 * pairs of words come once, and few of them are a phrase.
 */
export function areTogether(
  [first, second]: readonly [Reached, Reached],
  least: number,
  places: (statement: number) => StatementPlaces,
): boolean {
  const [a, b] = [first.matches(), second.matches()];
  const [fewer, more] = a.statements.length <= b.statements.length ? [a, b] : [b, a];
  const wanted = [first.term, second.term];
  let found = 0;
  let left = fewer.frequency;
  for (let at = 0; at < fewer.statements.length; at++) {
    if (found >= least) return true;
    if (found + left < least) return false;
    if (fewer.own[at] !== true) continue;
    left--;
    const statement = fewer.statements[at] ?? 0;
    if (more.own[positionOf(more.statements, statement)] !== true) continue;
    const { text, leadIn } = places(statement);
    if (findRun(text, wanted) ?? findRun(leadIn, wanted)) found++;
  }
  return found >= least;
}
