import type { Asker } from '../../answer/answer.ts';
import type { PlainDate } from '../../register/calendar.ts';
import type { Register } from '../../register/register.ts';
import type { Example } from '../views/example.ts';

/** Most titles tried for a question that finds something. */
const MOST_TRIED = 40;

/** An example that finds less shows less of what this is. */
const FEWEST_HITS = 3;

/** Shorter words of a title say little alone. */
const SHORTEST_WORD = 6;

/** Three real examples of what one can ask, chosen from the loaded reports: words of a title, an action, the dates. None without a report. */
export function chooseExamples(register: Register, asker: Asker, today: PlainDate): readonly Example[] {
  const [report] = register.reports;
  const middle = report?.actions[Math.floor(report.actions.length / 2)];
  if (report === undefined || middle === undefined) return [];
  const question = titleQuestions(register).find((words) => {
    const answer = asker.ask(words, today);
    return answer.kind === 'found' && answer.total >= FEWEST_HITS;
  });
  const asked: readonly Example[] =
    question === undefined
      ? []
      : [{ label: question, choice: { verb: 'look', value: { see: 'answer', question, without: [], page: 0 } } }];
  return [
    ...asked,
    {
      label: `action ${middle.number}`,
      choice: { verb: 'look', value: { see: 'action', report: report.id, number: middle.number, page: 0 } },
    },
    { label: 'due', choice: { verb: 'look', value: { see: 'due', list: 'open', actions: null, page: 0 } } },
  ];
}

/** Two telling words in a row of each title, as someone would type them; the shortest titles first, since they name one thing. */
function titleQuestions(register: Register): readonly string[] {
  const titles = register.reports.flatMap(({ actions }) => actions.map(({ title }) => title.text));
  return titles
    .toSorted((a, b) => a.length - b.length)
    .slice(0, MOST_TRIED)
    .flatMap((title) => {
      const words = title.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.’'-]*/gu) ?? [];
      const at = words.findIndex((word, index) => isTelling(word) && isTelling(words[index + 1] ?? ''));
      return at === -1 ? [] : [words.slice(at, at + 2).join(' ')];
    });
}

function isTelling(word: string): boolean {
  return word.length >= SHORTEST_WORD && word !== 'departments' && word !== 'government';
}
