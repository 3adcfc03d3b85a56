import { make } from './make-element.js';
import { showLink } from './show-text.js';

/**
 * One line of the journal: what happened, what Slack would say of it, and everything that was sent.
 * @param {JournalLine} line
 * @returns {HTMLLIElement}
 */
export function showJournalLine(line) {
  const { advice = [], findings = [] } = line;
  return make(
    'li',
    {},
    make('p', {}, headline(line)),
    showFindings('Refused', findings),
    showFindings('Advice', advice),
    showDetails(line),
  );
}

/** @param {JournalLine} line */
function headline({ kind, method, answer, fault, type, name, outcome, attempt = 0, text }) {
  if (kind === 'note') return [text ?? ''];
  if (kind === 'delivery') {
    const again = attempt === 0 ? '' : `, attempt ${attempt + 1}`;
    return ['To the bot: ', make('strong', {}, name ?? ''), ` (${type}${again}) – `, make('code', {}, outcome ?? '')];
  }
  const said = answer?.ok === true ? [' – ok'] : [' – refused with ', make('code', {}, answer?.error ?? 'an error')];
  return [
    'From the bot: ',
    make('strong', {}, method ?? ''),
    ...said,
    fault === undefined ? '' : ` (met the fault ${fault})`,
  ];
}

/**
 * @param {string} word
 * @param {readonly Finding[]} findings
 */
function showFindings(word, findings) {
  if (findings.length === 0) return null;
  const items = findings.map(({ message, pointer, page }) =>
    make(
      'li',
      {},
      `${word}: ${message}, at `,
      make('code', {}, pointer === '' ? '/' : pointer),
      page === undefined ? null : ' – ',
      page === undefined ? null : showLink(page, [new Text('Slack’s page')]),
    ),
  );
  return make('ul', {}, items);
}

/** @param {JournalLine} line */
function showDetails({ kind, arguments: sent, payload, answer }) {
  if (kind === 'note') return null;
  const parts =
    kind === 'call' ? [showJson(sent), make('p', {}, 'Slack’s answer:'), showJson(answer)] : [showJson(payload)];
  return make('details', {}, make('summary', {}, 'JSON'), parts);
}

/** @param {unknown} value */
function showJson(value) {
  return make('pre', { tabindex: 0 }, JSON.stringify(value, null, 2));
}
