import type { ConceptMatch } from './rank.ts';
import { findRun, type TermPlace } from './places.ts';
import type { SearchIndex } from './search-index.ts';

/** A stretch of a verbatim text, in UTF-16 offsets, end exclusive. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Where a statement's text and lead-in carry what was asked for; sorted, disjoint. */
export function markMatches(
  statement: number,
  matches: readonly ConceptMatch[],
  index: SearchIndex,
): { readonly marks: readonly Mark[]; readonly leadInMarks: readonly Mark[] } {
  const { text, leadIn } = index.places(statement);
  return { marks: markPlaces(text, matches), leadInMarks: markPlaces(leadIn, matches) };
}

function markPlaces(places: readonly TermPlace[], matches: readonly ConceptMatch[]): readonly Mark[] {
  const marked: Mark[] = [];
  if (places.length === 0) return marked;
  for (const { alternative } of matches) addMarks(marked, alternative.terms, places);
  if (marked.length < 2) return marked;
  const sorted = marked.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let furthest = -1;
  const outer = sorted.filter(({ end }) => {
    const isFurther = end > furthest;
    furthest = Math.max(furthest, end);
    return isFurther;
  });
  return outer.filter(isApart);
}

/** Marks the terms where they stand: together, or else wherever one of them does. */
function addMarks(marked: Mark[], terms: readonly string[], places: readonly TermPlace[]): void {
  const run = terms.length > 1 ? findRun(places, terms) : null;
  for (const { term, start, end } of run ?? places)
    if (run !== null || terms.includes(term)) marked.push({ start, end });
}

/** A compound is marked once, not again for its parts. */
const isApart = (mark: Mark, at: number, all: readonly Mark[]): boolean =>
  at === 0 || mark.start >= (all[at - 1]?.end ?? 0);
