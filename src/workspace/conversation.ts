/** Where a line of a conversation happens: a channel by its name, the direct message with the bot, its Home tab, or the open form. */
export type Place =
  | { readonly kind: 'channel'; readonly name: string }
  | { readonly kind: 'app' }
  | { readonly kind: 'home' }
  | { readonly kind: 'form' };

type Form = Extract<Place, { readonly kind: 'form' }>;

const VERBS = ['types', 'replies', 'presses', 'uses the shortcut', 'sees', 'does not see'] as const;
type Verb = (typeof VERBS)[number];

/** One thing that happens, or that somebody should see. `who` is a person's name, or their first name. */
export type Line =
  | { readonly kind: Verb; readonly who: string; readonly place: Place; readonly text: string }
  | {
      readonly kind: 'fills';
      readonly who: string;
      readonly place: Form;
      readonly field: string;
      readonly text: string;
    }
  | { readonly kind: 'opens'; readonly who: string; readonly place: Place }
  | { readonly kind: 'clock moves'; readonly text: string }
  | { readonly kind: 'clock shows'; readonly text: string };

/** What belongs together: why it is worth a look, and what happens. */
interface Step {
  /** '' for none. */
  readonly explanation: string;
  readonly lines: readonly Line[];
}

/** People, what they type, and what they should see. */
export interface Conversation {
  readonly title: string;
  readonly steps: readonly Step[];
}

const WITH_PLACE = /^(\S[^:]*?) (types|replies|presses|uses the shortcut|sees|does not see) in ([^:]+): (.+)$/u;
const FILLS = /^(\S[^:]*?) fills the form in: (.+?) = (.+)$/u;
const OPENS = /^(\S[^:]*?) opens: (.+)$/u;
const CLOCK = /^The (clock moves|clock shows): (.+)$/u;

/**
 * Reads conversations: `# title` begins one, `> words` a step of it, a blank line or one that begins with `//` says nothing, and
 * every other line is like `Sam types in #policy: /digital-action due` or `Sam fills the form in: Status = Done`. Throws with the line's number where one is like nothing.
 */
export function readConversations(text: string): readonly Conversation[] {
  const conversations: { title: string; steps: { explanation: string; lines: Line[] }[] }[] = [];
  for (const [index, written] of text.split(/\r?\n/u).entries()) {
    const line = written.trim();
    if (line === '' || line.startsWith('//')) continue;
    const current = conversations.at(-1);
    if (line.startsWith('# ')) conversations.push({ title: line.slice(2), steps: [] });
    else if (current === undefined) throw new Error(`Line ${String(index + 1)} stands before the first “# title”.`);
    else if (line.startsWith('> ')) current.steps.push({ explanation: line.slice(2), lines: [] });
    else {
      if (current.steps.length === 0) current.steps.push({ explanation: '', lines: [] });
      current.steps.at(-1)?.lines.push(readLine(line, index + 1));
    }
  }
  return conversations;
}

function readLine(line: string, number: number): Line {
  const [, clock, moment] = CLOCK.exec(line) ?? [];
  if ((clock === 'clock moves' || clock === 'clock shows') && moment !== undefined)
    return { kind: clock, text: moment };
  const [, opener, opened] = OPENS.exec(line) ?? [];
  if (opener !== undefined && opened !== undefined)
    return { kind: 'opens', who: opener, place: readPlace(opened, number) };
  const [, filler, field, value] = FILLS.exec(line) ?? [];
  if (filler !== undefined && field !== undefined && value !== undefined)
    return { kind: 'fills', who: filler, place: { kind: 'form' }, field, text: value };
  const [, who, verb, where, text] = WITH_PLACE.exec(line) ?? [];
  if (who === undefined || where === undefined || text === undefined || !isVerb(verb))
    throw new Error(`Line ${String(number)} is like nothing that can happen: ${line.slice(0, 80)}`);
  return { kind: verb, who, place: readPlace(where, number), text };
}

function isVerb(verb: string | undefined): verb is Verb {
  return VERBS.some((one) => one === verb);
}

function readPlace(place: string, number: number): Place {
  if (place.startsWith('#')) return { kind: 'channel', name: place.slice(1) };
  if (place === 'the app') return { kind: 'app' };
  if (place === 'Home') return { kind: 'home' };
  if (place === 'the form') return { kind: 'form' };
  throw new Error(
    `Line ${String(number)} has no place called ${place.slice(0, 40)}; there are #a-channel, the app, Home and the form.`,
  );
}

/** The line in words, as it was written. */
export function lineInWords(line: Line): string {
  if (line.kind === 'clock moves' || line.kind === 'clock shows') return `The ${line.kind}: ${line.text}`;
  if (line.kind === 'fills') return `${line.who} fills the form in: ${line.field} = ${line.text}`;
  const place = placeInWords(line.place);
  return line.kind === 'opens' ? `${line.who} opens: ${place}` : `${line.who} ${line.kind} in ${place}: ${line.text}`;
}

/** The place in words. */
export function placeInWords(place: Place): string {
  switch (place.kind) {
    case 'channel':
      return `#${place.name}`;
    case 'app':
      return 'the app';
    case 'home':
      return 'Home';
    case 'form':
    default:
      return 'the form';
  }
}
