/**
 * A text as every engine gives it back: Postgres takes no NUL, and no engine half a surrogate pair. What comes back otherwise than it was
 * hashed would look tampered with.
 */
export function wholeText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\u{FFFD}');
}
