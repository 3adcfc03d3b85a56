import { expect, test } from 'vitest';
import { toModal } from '../../../src/slack/views/message.ts';
import { showLook } from '../../../src/slack/asking/show-look.ts';
import { judgeView } from '../../../src/workspace/rules/view.ts';
import { wordsIn } from '../find-button.ts';
import { shipped, sightOf } from '../sample-register.ts';

test('a table, which Slack shows in no modal, stands in it as lines with the same words', () => {
  const view = toModal(showLook({ see: 'status', page: 0 }, sightOf(shipped), false));
  expect(judgeView(view, 'modal').findings).toEqual([]);
  const words = wordsIn(view.blocks);
  for (const { number, title } of shipped.reports[0]?.actions ?? [])
    expect(words).toContain(`Action ${number} · ${title.text.slice(0, 30)}`);
  expect(words).toContain('Due soon: 4');
});
