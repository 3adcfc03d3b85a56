/** A blank line, a line that is all comment, or several that are one; and what indents any other. What stands beside code stays. */
const NOT_CODE = /^[ \t]*(?:(?:\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*|\/\/.*)?\r?\n)?/gmu;

/**
 * A script or style without comments, blank lines and indentation: about a quarter fewer bytes to load, compressed. It knows no syntax,
 * only lines: a text in backticks over several of them would lose its indentation, so the page has none.
 */
export function withoutComments(source: string): string {
  return source.replace(NOT_CODE, '');
}
