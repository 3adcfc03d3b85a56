import { placeInWords } from '../conversation.ts';
import type { Line, Place } from '../conversation.ts';
import type { Core } from '../core.ts';
import { isJson, jsonAt, listAt, stringAt } from '../json.ts';
import type { WorkspaceChannel } from '../people.ts';
import { elementsIn, wordsOn } from './elements-in.ts';
import { fillIn } from './fill-in.ts';
import { Person } from './person.ts';
import { Refused } from './refused.ts';
import type { SeenMessage, SeenView } from './seen-message.ts';

/** How long something may take to appear, in milliseconds, where nobody says otherwise. */
const LIMIT_MS = 5000;

/** Where a line happened, for whoever wants to look. */
export interface Whereabouts {
  readonly person: string;
  readonly channel: string;
  readonly tab: 'messages' | 'home';
}

type Deed = Exclude<Line, { readonly kind: 'clock moves' | 'clock shows' }>;

/** Does what a line says; null where it happened nowhere in particular. Throws a sentence where it cannot be done or is not so. */
export async function carryOut(core: Core, line: Line, limitMs = LIMIT_MS): Promise<Whereabouts | null> {
  if (line.kind !== 'clock moves' && line.kind !== 'clock shows') return actAs(core, line, limitMs);
  if (line.kind === 'clock moves') await moveClock(core, line.text);
  else checkClock(core, line.text);
  return null;
}

async function actAs(core: Core, line: Deed, limitMs: number): Promise<Whereabouts> {
  const person = personNamed(core, line.who);
  const scene = { core, limitMs, person, place: line.place, channel: channelFor(core, person, line.place) };
  await act(scene, line);
  return { person: person.id, channel: scene.channel.id, tab: line.place.kind === 'home' ? 'home' : 'messages' };
}

interface Scene {
  readonly core: Core;
  readonly limitMs: number;
  readonly person: Person;
  readonly place: Place;
  readonly channel: WorkspaceChannel;
}

async function act(scene: Scene, line: Deed): Promise<void> {
  switch (line.kind) {
    case 'types':
      return scene.person.say(scene.channel.id, line.text);
    case 'replies':
      return scene.person.say(scene.channel.id, line.text, { threadTs: threadOf(lastMessage(scene)) });
    case 'presses':
      return press(scene, line.text);
    case 'fills':
      return fillIn(scene.person, await formOf(scene), line.field, line.text);
    case 'uses the shortcut':
      return useShortcut(scene, line.text);
    case 'opens':
      return line.place.kind === 'home' ? scene.person.openHome() : undefined;
    case 'sees':
      return until(scene, () => wordsAt(scene).includes(line.text), `${line.who} does not see “${line.text}”`);
    case 'does not see':
    default:
      if (wordsAt(scene).includes(line.text))
        throw new Refused(`${line.who} sees “${line.text}” in ${placeInWords(line.place)}.`);
  }
}

/** Waits; says what is there instead where it does not come. */
async function until(scene: Scene, condition: () => boolean, otherwise: string): Promise<void> {
  await scene.core.changes
    .until(condition, scene.limitMs, () => '')
    .catch(() => {
      const there = wordsAt(scene).slice(-400);
      throw new Refused(`${otherwise} in ${placeInWords(scene.place)}. There is: ${there === '' ? 'nothing' : there}`);
    });
}

function personNamed(core: Core, name: string): Person {
  const self = core.people.all.find((one) => one.name === name || one.name.split(' ')[0] === name);
  if (self === undefined) throw new Refused(`Nobody here is called ${name}.`);
  return new Person(core, self);
}

function channelFor(core: Core, person: Person, place: Place): WorkspaceChannel {
  const channel = core.channels.named(place.kind === 'channel' ? `#${place.name}` : person.id);
  if (channel === undefined) throw new Refused(`There is no place called ${placeInWords(place)}.`);
  return channel;
}

/** The view that a line's place is, or null where it is a conversation. */
function viewAt({ person, place }: Scene): SeenView | null {
  return place.kind === 'form' ? person.modal() : place.kind === 'home' ? person.home() : null;
}

function isConversation({ place }: Scene): boolean {
  return place.kind === 'channel' || place.kind === 'app';
}

/** Everything that is written there, oldest first. */
function wordsAt(scene: Scene): string {
  if (!isConversation(scene)) return words(viewAt(scene));
  return scene.person
    .messages(scene.channel.id)
    .map((message) => `${message.text}\n${words(message.blocks)}`)
    .join('\n');
}

/** The words of everything that shows some, in their order. */
function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join('');
  if (!isJson(value)) return '';
  const text = stringAt(value, 'text');
  const inside = Object.values(value).map(words).join('');
  return text === undefined ? inside : `${text}${value['type'] === 'text' ? '' : '\n'}`;
}

function threadOf({ threadTs, ts }: SeenMessage): string {
  return threadTs ?? ts;
}

/** The newest message that others see too. */
function lastMessage({ person, channel, place }: Scene): SeenMessage {
  const last = person.messages(channel.id).findLast((message) => message.threadTs !== undefined || !message.ephemeral);
  if (last === undefined) throw new Refused(`There is no message in ${placeInWords(place)} that others see too.`);
  return last;
}

/** Uses a shortcut of the bot's by its name: one for messages on the newest that others see too. */
async function useShortcut(scene: Scene, name: string): Promise<void> {
  const shortcut = scene.core.shortcuts.find((one) => one.name === name);
  if (shortcut === undefined) throw new Refused(`There is no shortcut “${name}”.`);
  const message = shortcut.type === 'message' ? lastMessage(scene) : undefined;
  await scene.person.useShortcut(shortcut.callbackId, message);
}

/** The form, as soon as it is open. */
async function formOf(scene: Scene): Promise<SeenView> {
  await until(scene, () => viewAt(scene) !== null, `${scene.person.name} has nothing to fill`);
  const view = viewAt(scene);
  if (view === null) throw new Refused('The form is not open any more.');
  return view;
}

/** Presses the newest button with the label; in a form also the one that submits or closes it. */
async function press(scene: Scene, label: string): Promise<void> {
  const found = () => (isConversation(scene) ? inMessages(scene, label) : inView(scene, label));
  await until(scene, () => found() !== undefined, `${scene.person.name} finds no button “${label}”`);
  await found()?.();
}

type Deeds = () => Promise<unknown>;

function inMessages({ person, channel }: Scene, label: string): Deeds | undefined {
  const messages = person.messages(channel.id).toReversed();
  for (const message of messages) {
    const placed = elementsIn(message.blocks ?? []).find(({ element }) => wordsOn(element) === label);
    if (placed !== undefined) return () => person.press(message, placed.actionId, { blockId: placed.blockId });
  }
  return undefined;
}

function inView(scene: Scene, label: string): Deeds | undefined {
  const { person } = scene;
  const view = viewAt(scene);
  if (view === null) return undefined;
  const isForm = scene.place.kind === 'form';
  if (isForm && stringAt(jsonAt(view, 'submit'), 'text') === label) return () => submit(person, label);
  if (isForm && (stringAt(jsonAt(view, 'close'), 'text') ?? 'Cancel') === label) return () => person.close();
  const placed = elementsIn(listAt(view, 'blocks')).find(({ element }) => wordsOn(element) === label);
  return placed === undefined ? undefined : () => person.press(view, placed.actionId, { blockId: placed.blockId });
}

async function submit(person: Person, label: string): Promise<void> {
  const { errors } = await person.submit();
  if (errors !== undefined) throw new Refused(`“${label}” was answered with: ${Object.values(errors).join(' ')}`);
}

async function moveClock({ clock }: Core, label: string): Promise<void> {
  const move = clock.moves.find((one) => one.label.toLowerCase() === label.toLowerCase());
  if (move === undefined)
    throw new Refused(`The clock has no button “${label}”; it has ${clock.moves.map((one) => one.label).join(', ')}.`);
  await clock.move(move.id);
}

function checkClock({ clock }: Core, moment: string): void {
  const now = inWords(clock.now(), clock.zone ?? 'Europe/London');
  if (!now.startsWith(moment)) throw new Refused(`The clock shows ${now}, not ${moment}.`);
}

/** E.g. `Monday 9 March 2015, 09:00`. */
function inWords(instant: string, zone: string): string {
  const options = { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', { ...options, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}`;
}
