import { describe, expect, test } from 'vitest';
import { compose, withFirst } from '../../../src/slack/views/message.ts';
import { readRemark, SENT_AGAIN, sharedLine } from '../../../src/slack/views/message-remark.ts';
import { heading, paragraph } from '../../../src/slack/views/parts.ts';

const page = compose('Answer', [paragraph('Shared by ', 'nobody', ':'), paragraph('A quote.')]);

describe('what a message says of itself', () => {
  test('is read back from its blocks', () => {
    expect(readRemark(withFirst(sharedLine('U_SAM'), page).blocks)).toEqual({ kind: 'shared', by: 'U_SAM' });
    const digest = compose('Plan reminder', [heading('Plan reminder'), paragraph({ aside: SENT_AGAIN })]);
    expect(readRemark(digest.blocks)).toEqual({ kind: 'sent-again' });
  });

  test.each([
    ['a page that nobody shared', page.blocks],
    ['no blocks', []],
    ['blocks of another kind', [null, 'Shared by ', { type: 'rich_text', elements: [] }]],
    ['somebody who is named in a quote', compose('Answer', [paragraph('Said by ', { user: 'U_SAM' }, ':')]).blocks],
    ['a quote of those words', compose('Answer', [heading('Answer'), paragraph(`${SENT_AGAIN} `, 'Yes.')]).blocks],
  ])('is not made up from %s', (_, blocks) => {
    expect(readRemark(blocks)).toBeNull();
  });
});
