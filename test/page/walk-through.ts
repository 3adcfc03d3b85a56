import type { Hands } from './hands.ts';

/** One thing that somebody wants, how they come by it, and what is then to be seen. */
export interface Episode {
  /** The name of its picture, without an ending. */
  readonly picture: string;
  readonly who: string;
  readonly title: string;
  /** What they do and get, for a reader who sees the picture. */
  readonly words: string;
  /** Done before the clock runs: what others have done, and time that has passed. */
  readonly prepare?: (hands: Hands) => Promise<void>;
  readonly act: (hands: Hands) => Promise<void>;
  /** Done after the clock has stopped, so that the picture shows what the words say. */
  readonly settle?: (hands: Hands) => Promise<void>;
}

const NOTE = 'Bookings are open for the first ten prisons.';

/** Three people and what they want: one asks, one answers for an activity, one answers for the department. */
export const WALK_THROUGH: readonly Episode[] = [
  {
    picture: 'asks',
    who: 'Priya Nair',
    title: 'Priya asks what was said about prison visits',
    words:
      'Priya types `/digital-action prison visits`. The answer is the report’s own words, each with its action, section, year and source, and only Priya sees it.',
    act: async (hands) => {
      await hands.say('/digital-action prison visits');
      await hands.see('matching statements');
    },
  },
  {
    picture: 'takes',
    who: 'Sam Okafor',
    title: 'Sam takes an activity that is due',
    words: 'Sam types `/digital-action due` and presses “Take it”: from now on Sam is its owner, for everybody to see.',
    act: async (hands) => {
      await hands.say('/digital-action due');
      await hands.press('Take it', 'Due in the next');
      await hands.see('owner: Sam Okafor');
    },
    settle: (hands) => hands.show('owner: Sam Okafor'),
  },
  {
    picture: 'is-reminded',
    who: 'Sam Okafor',
    title: 'Sam has the channel reminded',
    words:
      'Sam types `/digital-action remind` and takes what the form proposes: Mondays at half past nine. The picture shows the first reminder, half an hour later.',
    act: async (hands) => {
      await hands.say('/digital-action remind');
      await hands.pressInForm('Set reminder');
      await hands.see('The reminder is set.');
      await hands.pressInForm('Close');
    },
    settle: async (hands) => {
      await hands.wait('To the next reminder');
      await hands.see('Plan reminder for');
    },
  },
  {
    picture: 'records',
    who: 'Sam Okafor',
    title: 'Sam records where it stands, from the reminder',
    words:
      'Sam presses “Add an update” under the words it is about, chooses a status, writes a line, and records it. It stands beside the published words, with Sam’s name, and is never mixed with them.',
    act: async (hands) => {
      await hands.press('Add an update', 'Plan reminder for');
      await hands.choose('Status', 'In progress');
      await hands.fill('Note', NOTE);
      await hands.pressInForm('Record');
      await hands.see(NOTE);
    },
    settle: (hands) => hands.show(NOTE),
  },
  {
    picture: 'looks-back',
    who: 'Alex Morgan',
    title: 'Alex answers for the department: who recorded what',
    words:
      'Two months later there is a question. Alex types `/digital-action history 5`: what was recorded, by whom and when, and what was published.',
    prepare: async (hands) => {
      for (let week = 0; week < 8; week += 1) await hands.wait('A week');
      await hands.open('#policy');
    },
    act: async (hands) => {
      await hands.say('/digital-action history 5');
      await hands.see(NOTE);
    },
    settle: (hands) => hands.show(NOTE),
  },
  {
    picture: 'as-of',
    who: 'Alex Morgan',
    title: 'Alex answers for the department: what was known then',
    words:
      'Alex types `/digital-action prison visits as of February 2015`: the edition held on that day, with what was recorded by then, and nothing later. Sam’s update of March is not in it.',
    act: async (hands) => {
      await hands.say('/digital-action prison visits as of February 2015');
      await hands.see('As of 28 February 2015');
    },
    settle: (hands) => hands.show('no update recorded here'),
  },
  {
    picture: 'exports',
    who: 'Alex Morgan',
    title: 'Alex takes all of it along',
    words:
      'Alex types `/digital-action export`, and finds everything published and recorded in a direct message: as CSV for a spreadsheet, and as JSON.',
    act: async (hands) => {
      await hands.say('/digital-action export');
      await hands.see('I am sending you the files');
      await hands.open('Digital Action');
      await hands.see('digital-action.json');
    },
  },
];
