import { expect, test } from 'vitest';
import { STATUSES } from '../../src/progress/entry.ts';
import { needsConfirmation, requires, statusWords } from '../../src/progress/words-of-status.ts';

test('each status is said in words, and some need more than that', () => {
  expect(STATUSES.map((status) => [statusWords(status), requires(status), needsConfirmation(status)])).toEqual([
    ['not started', null, false],
    ['in progress', null, false],
    ['partly done', null, false],
    ['done', 'note-or-evidence', true],
    ['changed', 'reason', true],
    ['not pursued', 'reason', true],
    ['not applicable', null, false],
  ]);
});
