import type { HomeView } from '@slack/types';
import { latestIn, leftBehindOf, type Overview, standingsIn } from '../asking/home-lists.ts';
import { FIRST_HOME, type HomeLook, type Origin } from '../press.ts';
import { actionsTable, TABLE_ROWS } from './actions-table.ts';
import { searchedNames } from './choice-page.ts';
import type { Example } from './example.ts';
import { exampleParts, typedCard } from './help-page.ts';
import { homeFilters } from './home-filters.ts';
import { standingParts, updateParts } from './home-items.ts';
import { noteParts } from './home-notes.ts';
import { leftBehindParts } from './left-behind.ts';
import { compose } from './message.ts';
import { buttons, type Choice, divider, heading, nothing, type Part, paragraph } from './parts.ts';
import { sourceNotes } from './quote.ts';
import { updatePress } from './recording-choices.ts';
import { settingsHistoryChoice } from './settings-history-page.ts';
import { countOf } from './text.ts';

/** What a person's Home tab is made from. */
export interface HomePage {
  readonly look: HomeLook;
  readonly overview: Overview;
  readonly user: string;
  readonly examples: readonly Example[];
  readonly isAdministrator: boolean;
  readonly hasDirectDigest: boolean;
}

/** The Home tab of somebody who may only ask: what this is, and what to try. */
export interface AskingHome {
  readonly overview: Pick<Overview, 'register'>;
  readonly examples: readonly Example[];
  /** Why nothing recorded is shown. */
  readonly why: string;
}

/** Activities on one page: two blocks each, far below Slack's hundred of a Home tab. */
const ON_A_PAGE = 6;

/** A person's page: their activities, what is due, what nobody owns, the latest updates, all actions; then their own settings. */
export function homePage(page: HomePage): HomeView {
  const { look, overview, examples } = page;
  const parts = [
    listButtons(page),
    ...(look.list === 'actions' ? [] : [homeFilters(look, overview.register)]),
    ...listParts(page),
    divider,
    ...settingsParts(page),
    divider,
    ...aboutParts(overview, { examples, look }),
  ];
  return viewOf(parts, look);
}

/** The Home tab of somebody to whom nothing recorded is shown. */
export function askingHomePage({ overview, examples, why }: AskingHome): HomeView {
  return viewOf([paragraph(why), divider, ...aboutParts(overview, { examples, look: FIRST_HOME })], null);
}

function viewOf(parts: readonly Part[], look: HomeLook | null): HomeView {
  const { blocks } = compose('Home', parts);
  const metadata = look === null ? {} : { private_metadata: JSON.stringify(look) };
  return { type: 'home', callback_id: 'home', ...metadata, blocks };
}

const LISTS: readonly { readonly list: HomeLook['list']; readonly name: string; readonly empty: string }[] = [
  {
    list: 'mine',
    name: 'Mine',
    empty: 'You own no activity. “Unowned” shows those that nobody answers for: “Take it” makes one yours.',
  },
  {
    list: 'due',
    name: 'Due',
    empty:
      'No date comes within 28 days or has passed, apart from what is recorded here as done, changed, not pursued or not applicable.',
  },
  { list: 'unowned', name: 'Unowned', empty: 'Every activity has an owner.' },
  { list: 'latest', name: 'Latest updates', empty: 'No update has been recorded here yet.' },
  { list: 'actions', name: 'All actions', empty: 'No report is loaded.' },
];

function listButtons({ look, overview, user }: HomePage): Part {
  const choices = LISTS.map(({ list, name }): Choice => {
    const value: HomeLook = { ...look, list, page: 0 };
    const isCounted = list === 'mine' || list === 'due' || list === 'unowned';
    const count = isCounted ? ` (${standingsIn(value, overview, user).length})` : '';
    const shown = list === look.list;
    return {
      label: `${name}${count}`,
      spoken: shown ? `${name}${count}, shown now` : `${name}${count}`,
      press: { verb: 'home', value },
      ...(shown ? { style: 'primary' as const } : {}),
    };
  });
  return buttons(choices);
}

function listParts(page: HomePage): readonly Part[] {
  const { look, overview } = page;
  if (look.list === 'actions') return tableParts(look, overview);
  if (look.list === 'latest') {
    const updates = latestIn(look, overview);
    return pagedParts({ look, items: updates, parts: (update) => updateParts(update, overview, originOf(look)) });
  }
  const listed = standingsIn(look, overview, page.user);
  const shown = pagedParts({
    look,
    items: listed,
    parts: (standing) => standingParts(standing, overview, originOf(look)),
  });
  const behind = leftBehind(page);
  return [
    ...shown.slice(0, 1),
    ...noteParts(look, listed),
    ...behind,
    ...(listed.length === 0 && behind.length > 0 ? [] : shown.slice(1)),
    ...sourceNotes(pageOf(look, listed).items.map(({ activity }) => activity.report)),
  ];
}

/** Of somebody's own: what they owned under words that the newest edition does not have. */
function leftBehind({ look, overview, user }: HomePage): readonly Part[] {
  if (look.list !== 'mine' || isFiltered(look) || look.page > 0) return [];
  const { settings } = overview.progress;
  return leftBehindParts(leftBehindOf(user, overview), { settings, origin: originOf(look) });
}

function originOf(look: HomeLook): Origin {
  return { from: 'home', home: look };
}

function pageOf<Item>({ page }: HomeLook, items: readonly Item[]) {
  const last = Math.max(0, Math.ceil(items.length / ON_A_PAGE) - 1);
  const at = Math.min(page, last);
  return { at, last, items: items.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE) };
}

function pagedParts<Item>(paged: {
  readonly look: HomeLook;
  readonly items: readonly Item[];
  readonly parts: (item: Item) => readonly Part[];
}): readonly Part[] {
  const { look, items, parts } = paged;
  const { name, empty } = LISTS.find(({ list }) => list === look.list) ?? { name: '', empty: '' };
  if (items.length === 0)
    return [heading(name), paragraph(isFiltered(look) ? 'Nothing here with these filters.' : empty)];
  const { at, last, items: shown } = pageOf(look, items);
  const first = at * ON_A_PAGE;
  const range =
    last === 0 ? countOf(items.length, 'entry', 'entries') : `${first + 1}–${first + shown.length} of ${items.length}`;
  return [heading(`${name}: ${range}`), ...shown.flatMap(parts), turning(look, at, last)];
}

function isFiltered({ action, year, status }: HomeLook): boolean {
  return action !== null || year !== null || status !== null;
}

function turning(look: HomeLook, at: number, last: number): Part {
  const to = (label: string, page: number): Choice => ({ label, press: { verb: 'home', value: { ...look, page } } });
  return buttons([...(at > 0 ? [to('Back', at - 1)] : []), ...(at < last ? [to('More', at + 1)] : [])]);
}

function tableParts(look: HomeLook, overview: Overview): readonly Part[] {
  const { part, total } = actionsTable(overview, look.page);
  const last = Math.max(0, Math.ceil(total / TABLE_ROWS) - 1);
  return [
    heading('All actions at a glance'),
    total === 0 ? paragraph('No report is loaded.') : part,
    turning(look, look.page, last),
  ];
}

function settingsParts({ isAdministrator, hasDirectDigest }: HomePage): readonly Part[] {
  const said = hasDirectDigest
    ? 'You get a direct message on Mondays at 9:00 in your own time zone about the activities you own, only if there is something to say.'
    : 'You get no direct message about the activities you own.';
  const choices: readonly Choice[] = [
    {
      label: hasDirectDigest ? 'Turn it off' : 'Turn it on',
      spoken: hasDirectDigest ? 'Turn it off: the direct message' : 'Turn it on: the direct message',
      press: { verb: 'direct-digest', value: { on: !hasDirectDigest } },
    },
    { label: 'Export everything', press: { verb: 'export', value: {} } },
    ...(isAdministrator
      ? [{ label: 'Settings for everybody', press: { verb: 'settings', value: {} } } as const, settingsHistoryChoice]
      : []),
  ];
  return [heading('My settings'), paragraph(said), buttons(choices)];
}

function aboutParts(
  { register }: Pick<Overview, 'register'>,
  { examples, look }: Pick<HomePage, 'examples' | 'look'>,
): readonly Part[] {
  return [
    heading('What was promised, what was reported, what comes next'),
    paragraph(`I answer questions about ${searchedNames(register.reports)}: word for word, with the source.`),
    ...exampleParts(examples),
    register.reports.length === 0 ? nothing : datesButton(look),
    heading('What you can type'),
    typedCard(),
    paragraph('In a channel, /invite me first if a reminder is to be posted there; a question is answered anywhere.'),
  ];
}

function datesButton(look: HomeLook): Part {
  return buttons([
    { label: 'See the dates', press: { verb: 'look', value: { see: 'due', list: 'open', actions: null, page: 0 } } },
    { label: 'Status', press: { verb: 'look', value: { see: 'status', page: 0 } } },
    {
      label: 'Add an update',
      press: updatePress({ origin: originOf(look) }),
    },
  ]);
}
