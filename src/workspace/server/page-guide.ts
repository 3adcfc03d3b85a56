import { lineInWords } from '../conversation.ts';
import type { Core } from '../core.ts';
import { carryOut } from '../driver/carry-out.ts';
import type { Whereabouts } from '../driver/carry-out.ts';
import { Refused } from '../driver/refused.ts';
import type { Json } from '../json.ts';
import { offeredFaults } from './page-faults.ts';

/** What the page can show of the workspace besides its state, and what never changes: conversations to play, faults, completions. */
export function pageGuide(core: Core): Json {
  return {
    conversations: core.conversations.map(({ title, steps }) => ({
      title,
      steps: steps.map(({ explanation, lines }) => ({ explanation, lines: lines.map(lineInWords) })),
    })),
    faults: offeredFaults(),
    commands: core.commands.map(({ command, usageHint, completions, examples = [] }) => ({
      command,
      examples,
      words: completions ?? wordsOf(usageHint ?? '').map((text) => ({ text, note: '' })),
    })),
    shortcuts: core.shortcuts,
    canStartOver: core.startOver !== null,
  };
}

/** What a usage hint like `[your question | due | help]` names: words that can be typed as they stand, so without a placeholder. */
function wordsOf(usageHint: string): readonly string[] {
  const inside = usageHint.replaceAll(/[[\]]/gu, '');
  return inside
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '' && !/\byour\b|[A-Z]{2}/u.test(word));
}

/** Plays one step of a conversation; answers where to look for what came of it. */
export async function playStep(core: Core, request: Json): Promise<Json> {
  const { conversation, step } = request;
  const lines = core.conversations[Number(conversation)]?.steps[Number(step)]?.lines;
  if (lines === undefined) throw new Refused('There is no such step.');
  let last: Whereabouts | null = null;
  for (const line of lines) last = (await carryOut(core, line)) ?? last;
  return { ...last };
}
