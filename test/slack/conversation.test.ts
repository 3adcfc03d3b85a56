import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { openStage, type Stage } from './test-workspace.ts';

describe.each(['socket', 'http'] as const)('a conversation over %s', (mode) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(mode);
  });
  afterAll(() => stage.end());

  const seen = (user: string, channel: string) => stage.workspace.person(user).messages(channel);
  const last = (user: string, channel: string): SeenMessage => {
    const message = seen(user, channel).at(-1);
    if (message === undefined) throw new Error(`${user} sees nothing in ${channel}`);
    return message;
  };

  /** Says something and waits for the bot's next message there. */
  async function ask(user: string, channel: string, text: string): Promise<SeenMessage> {
    const before = seen(user, channel).filter(({ isBot }) => isBot).length;
    await stage.workspace.person(user).say(channel, text);
    await stage.workspace.until(() => seen(user, channel).filter(({ isBot }) => isBot).length > before);
    return last(user, channel);
  }

  /** Presses the button with this label and waits until something changed before that person. */
  async function press(user: string, message: SeenMessage, label: string): Promise<SeenMessage> {
    const before = JSON.stringify(seen(user, message.channel));
    const button = buttonsIn(message.blocks).find((one) => one.label === label);
    if (button === undefined)
      throw new Error(
        `No button ${label} among ${buttonsIn(message.blocks)
          .map((one) => one.label)
          .join(', ')}`,
      );
    await stage.workspace.person(user).press(message, button.actionId);
    await stage.workspace.until(() => JSON.stringify(seen(user, message.channel)) !== before);
    return last(user, message.channel);
  }

  test('a command is answered to its person alone, verbatim, five to a page, and turned in place', async () => {
    const answer = await ask('U_SAM', 'C_GENERAL', '/digital-action prison visits');
    expect(answer).toMatchObject({ ephemeral: true, isBot: true });
    expect(seen('U_ALEX', 'C_GENERAL')).toEqual([]);
    expect(answer.text).toContain('Showing 1–5 of');
    expect(answer.text).toContain(
      'Prison visit booking code was used elsewhere in government to build booking systems.',
    );
    const more = await press('U_SAM', answer, 'More');
    expect(more.text).toContain('Showing 6–');
    expect(seen('U_SAM', 'C_GENERAL')).toHaveLength(1);
    const back = await press('U_SAM', more, 'Back');
    expect(back.text).toBe(answer.text);
  });

  test('what one person sees can be shared, in a channel the bot is not in, and says who shared it', async () => {
    const answer = await ask('U_SAM', 'C_GENERAL', '/digital-action legislative barriers');
    await press('U_SAM', answer, 'Share in channel');
    await stage.workspace.until(() => seen('U_ALEX', 'C_GENERAL').length > 0);
    const shared = last('U_ALEX', 'C_GENERAL');
    expect(shared.ephemeral).toBe(false);
    expect(JSON.stringify(shared.blocks)).toContain('{"type":"user","user_id":"U_SAM"}');
    expect(shared.text).toContain(answer.text);
    expect(buttonsIn(shared.blocks).map(({ label }) => label)).not.toContain('Share in channel');
  });

  test('a button in a shared message answers only the person who pressed it', async () => {
    const shared = last('U_ALEX', 'C_GENERAL');
    const whole = await press('U_ALEX', shared, 'Whole action');
    expect(whole.ephemeral).toBe(true);
    expect(whole.text).toContain('Action 12: ');
    expect(seen('U_SAM', 'C_GENERAL').some(({ text }) => text === whole.text)).toBe(false);
  });

  test('a mention is answered in its thread, a mention in a thread there', async () => {
    const answer = await ask('U_ALEX', 'C_DIGITAL', '@Digital Action what about assisted digital & < > training?');
    const question = seen('U_ALEX', 'C_DIGITAL').find(({ isBot }) => !isBot);
    expect(answer.threadTs).toBe(question?.ts);
    expect(answer.text).toContain('“what about assisted digital &amp; &lt; &gt; training?”');
    await stage.workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action action 7', { threadTs: question?.ts });
    await stage.workspace.until(() => last('U_SAM', 'C_DIGITAL').text.includes('Action 7: Corporate publishing'));
    expect(last('U_SAM', 'C_DIGITAL').threadTs).toBe(question?.ts);
  });

  test('a direct message is answered beside it, and its buttons change it in place', async () => {
    const answer = await ask('U_LEE', 'D_LEE', 'prison visits');
    expect(answer.threadTs).toBeUndefined();
    expect(answer.ephemeral).toBe(false);
    const count = seen('U_LEE', 'D_LEE').length;
    const more = await press('U_LEE', answer, 'More');
    expect(more.text).toContain('Showing 6–');
    expect(seen('U_LEE', 'D_LEE')).toHaveLength(count);
  });

  test('numbers, help, dates and all actions', async () => {
    expect((await ask('U_JO', 'C_POLICY', '/digital-action 7')).text).toContain('Action 7: Corporate publishing');
    expect((await ask('U_JO', 'C_POLICY', '/digital-action action seven')).text).toContain(
      'Action 7: Corporate publishing',
    );
    expect((await ask('U_JO', 'C_POLICY', '/digital-action')).text).toContain('What you can type');
    const due = await ask('U_JO', 'C_POLICY', '/digital-action due');
    expect(due.text).toContain('As of Monday 9 March 2015');
    const ended = await press('U_JO', due, 'Plan year ended (30)');
    expect(ended.text).toContain('Plan year 2014 has ended');
    const all = await ask('U_JO', 'C_POLICY', '/digital-action actions');
    const open = await press('U_JO', all, 'Open');
    expect(open.text).toContain('Action 1: ');
  });

  test('help has three examples that run', async () => {
    const help = await ask('U_PRIYA', 'C_POLICY', '/digital-action help');
    const labels = buttonsIn(help.blocks).map(({ label }) => label);
    expect(labels).toHaveLength(4);
    for (const label of labels.slice(0, 3)) {
      const answer = await press('U_PRIYA', help, label);
      expect(answer.text).not.toContain('No matching statement found');
    }
  });

  test('nothing found says what was searched and offers all actions', async () => {
    const nothing = await ask('U_PRIYA', 'C_POLICY', '/digital-action unicorns');
    expect(nothing.text).toContain(
      "No matching statement found in MOJ's report of 16 January 2015. That does not mean none was published elsewhere.",
    );
    const all = await press('U_PRIYA', nothing, 'All actions');
    expect(all.text).toContain('16 actions in 1 report');
  });

  test('a limit that was understood is shown and can be taken away', async () => {
    const limited = await ask('U_PRIYA', 'C_POLICY', '/digital-action progress in 2014 for action 7');
    expect(wordsIn(limited.blocks)).toContain('Only: Action 7 · Progress 2014');
    const wider = await press('U_PRIYA', limited, 'Without “Progress 2014”');
    expect(wordsIn(wider.blocks)).toContain('Planned activities in 2015');
    const again = await press('U_PRIYA', wider, 'With all limits again');
    expect(again.text).toBe(limited.text);
  });

  test('the Home tab is published, and its buttons open modals that turn', async () => {
    const alex = stage.workspace.person('U_ALEX');
    await alex.openHome();
    await stage.workspace.until(() => alex.home() !== null);
    const home = alex.home();
    const dates = buttonsIn(home?.['blocks']).find(({ label }) => label === 'See the dates');
    await alex.press({ id: home?.id ?? '' }, dates?.actionId ?? '');
    await stage.workspace.until(() => alex.modal() !== null);
    expect(wordsIn(alex.modal()?.['blocks'])).toContain('As of Monday 9 March 2015');
    const ended = buttonsIn(alex.modal()?.['blocks']).find(({ label }) => label.startsWith('Plan year ended'));
    await alex.press({ id: alex.modal()?.id ?? '' }, ended?.actionId ?? '');
    await stage.workspace.until(() => wordsIn(alex.modal()?.['blocks']).includes('Plan year 2014 has ended'));
    const whole = buttonsIn(alex.modal()?.['blocks']).find(({ label }) => label === 'Whole action');
    const dated = alex.modal()?.id;
    await alex.press({ id: dated ?? '' }, whole?.actionId ?? '');
    await stage.workspace.until(() => alex.modal()?.id !== dated);
    await alex.close();
    expect(alex.modal()?.id).toBe(dated);
    await alex.close();
  });

  test('an event that is delivered twice is answered once', async () => {
    stage.workspace.faults.duplicateNextEvent();
    const answer = await ask('U_JO', 'D_JO', 'GOV.UK');
    await stage.untilLogged('slack_event_again', 1);
    expect(seen('U_JO', 'D_JO').filter(({ text }) => text === answer.text)).toHaveLength(1);
  });

  test('words that look like markup ping nobody and link nowhere', async () => {
    const answer = await ask('U_JO', 'D_JO', '<!channel> <@U_SAM> <https://evil.example|click> *bold* @here GOV.UK');
    expect(answer.text).not.toMatch(/<[!@#]|<https:\/\/evil/);
    expect(JSON.stringify(answer.blocks)).not.toMatch(
      /mrkdwn|"type":"(user|usergroup|channel|broadcast)"|evil\.example"/,
    );
  });

  test('every message was one that Slack takes, with a text of at most 4,000 characters', () => {
    const calls = stage.workspace.journal.entries;
    expect(calls.length).toBeGreaterThan(0);
    for (const user of ['U_SAM', 'U_ALEX', 'U_JO', 'U_PRIYA', 'U_LEE']) {
      for (const channel of ['C_GENERAL', 'C_DIGITAL', 'C_POLICY']) {
        for (const message of seen(user, channel)) {
          expect(message.isError, message.text).toBeUndefined();
          expect(message.text.length).toBeLessThanOrEqual(4_000);
        }
      }
    }
  });

  test('the log has codes, no words of people and no token', () => {
    const all = JSON.stringify(stage.log);
    expect(all).not.toMatch(/prison|unicorn|xox|xapp/);
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
