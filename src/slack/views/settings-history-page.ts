import type { Entry } from '../../progress/entry.ts';
import type { Look } from '../press.ts';
import { shareButton, turns } from './answer-page.ts';
import { momentWords } from './history-item.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Choice, heading, type Line, paragraph } from './parts.ts';
import { shownName } from './recorded.ts';
import { settingWords } from './setting-words.ts';
import { countOf } from './text.ts';

/** What a page of the history of settings is made from. */
export interface SettingsHistoryPage {
  /** Entries of kind `setting`, oldest first. */
  readonly changes: readonly Entry[];
  readonly look: Extract<Look, { see: 'settings-history' }>;
  readonly canShare: boolean;
}

/** Leads to it. */
export const settingsHistoryChoice: Choice = {
  label: 'History of settings',
  press: { verb: 'look', value: { see: 'settings-history', page: 0 } },
};

/** Changes on one page: a name is at most 80 characters, and a change about as many. */
const ON_A_PAGE = 15;

/** One page of who changed which setting, when: newest first, because what holds now is asked for most. */
export function settingsHistoryPage({ changes, look, canShare }: SettingsHistoryPage): Message {
  const last = Math.max(0, Math.ceil(changes.length / ON_A_PAGE) - 1);
  const page = Math.min(look.page, last);
  const shown = changes.toReversed().slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const at = { ...look, page };
  const count = `${countOf(changes.length, 'change')}, newest first${last > 0 ? ` · page ${page + 1} of ${last + 1}` : ''}.`;
  return compose('History of settings', [
    heading('History of settings'),
    paragraph(changes.length === 0 ? 'No setting has been changed here yet.' : count),
    card(shown.flatMap(changeLine)),
    buttons([...turns(at, page < last), ...(canShare ? [shareButton(at)] : [])]),
  ]);
}

function changeLine(entry: Entry): readonly Line[] {
  if (entry.matter.kind !== 'setting') return [];
  const said = `Recorded ${momentWords(entry)} by ${shownName(entry.by)}: ${settingWords(entry.matter.change)}`;
  return [{ kind: 'bullet', runs: [said] }];
}
