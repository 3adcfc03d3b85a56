import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TRAIL_LINE } from '../../src/slack/views/trail-page.ts';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { ALL_SCOPES } from '../../src/workspace/web-api/web-api.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { shippedAsker } from './sample-register.ts';
import { openStage, type Stage } from './test-workspace.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('socket', { setup: { contact: 'C_POLICY' } });
});
afterEach(() => stage.end());

const seen = (user: string, channel: string) => stage.workspace.person(user).messages(channel);
const labelsOf = ({ blocks }: Pick<SeenMessage, 'blocks'>) => buttonsIn(blocks).map(({ label }) => label);

async function ask(user: string, channel: string, question: string): Promise<SeenMessage> {
  const before = seen(user, channel).length;
  await stage.workspace.person(user).say(channel, `/digital-action ${question}`);
  await stage.workspace.until(() => seen(user, channel).length > before);
  return seen(user, channel).at(-1) ?? expect.fail('no answer');
}

/** Presses a button and gives the newest message there. */
async function press(user: string, message: SeenMessage, label: string): Promise<SeenMessage> {
  const before = JSON.stringify(seen(user, message.channel));
  const button = buttonsIn(message.blocks).find((one) => one.label === label);
  await stage.workspace
    .person(user)
    .press(message, button?.actionId ?? `no ${label} among ${labelsOf(message).join()}`);
  await stage.workspace.until(() => JSON.stringify(seen(user, message.channel)) !== before);
  return seen(user, message.channel).at(-1) ?? expect.fail('nothing shown');
}

const found = (question: string) => {
  const answer = shippedAsker.ask(question, '2015-03-09');
  return answer.kind === 'found' ? answer.hits : [];
};

describe('the trail', () => {
  test('shows what the same action says in each period, promise before report, in the report’s words', async () => {
    const answer = await ask('U_SAM', 'C_GENERAL', 'assisted digital');
    const trail = await press('U_SAM', answer, 'Trail');
    expect(trail.ephemeral).toBe(true);
    expect(trail.text).toContain(TRAIL_LINE);
    expect(trail.text).not.toMatch(/→|->|⇒/);
    const headings = [...trail.text.matchAll(/^(Departmental|Progress|Planned)[^\n]*(\d{4})/gm)];
    const years = headings.map((match) => Number(match[2]));
    expect(years.length).toBeGreaterThanOrEqual(2);
    expect(years).toEqual(years.toSorted((a, b) => a - b));
    const shared = await press('U_SAM', trail, 'Share in channel');
    expect(seen('U_ALEX', 'C_GENERAL').at(-1)?.text).toContain(TRAIL_LINE);
    expect(shared.text).toContain('Shared by <@U_SAM>');
  });

  test('goes through all periods also from an answer about one of them', async () => {
    const answer = await ask('U_SAM', 'C_GENERAL', 'progress in 2014 on assisted digital');
    const trail = await press('U_SAM', answer, 'Trail');
    expect(wordsIn(trail.blocks)).toMatch(/Planned activities|commitments/);
  });

  test('stands once for each action on a page', async () => {
    const answer = await ask('U_SAM', 'C_GENERAL', 'assisted digital');
    const trails = buttonsIn(answer.blocks).filter(({ label }) => label === 'Trail');
    expect(new Set(trails.map(({ value }) => value)).size).toBe(trails.length);
  });
});

test('a statement can be copied with its source and edition', async () => {
  const answer = await ask('U_SAM', 'C_GENERAL', 'prison visits');
  const quotation = await press('U_SAM', answer, 'Copy as quotation');
  const [best] = found('prison visits');
  expect(quotation.ephemeral).toBe(true);
  expect(quotation.text).toContain(best?.placed.statement.text);
  expect(quotation.text).toContain('— Ministry of Justice, “');
  expect(quotation.text).toContain('updated 16 January 2015, Action ');
  expect(quotation.text).toContain('\nhttps://www.gov.uk/');
  expect(JSON.stringify(quotation.blocks)).toContain('rich_text_preformatted');
});

describe('all matching, as a document', () => {
  test('is a file in a direct message, with every statement, its source, edition and government note', async () => {
    const answer = await ask('U_SAM', 'C_GENERAL', 'prison visits');
    const told = await press('U_SAM', answer, 'All matching, as a document');
    expect(told.text).toContain('in our direct messages');
    const direct = seen('U_SAM', 'D_SAM').at(-1);
    const url = String(direct?.files?.[0]?.['url_private']);
    const text = await (await fetch(url)).text();
    expect(found('prison visits').length).toBeGreaterThan(5);
    for (const { placed } of found('prison visits')) expect(text).toContain(placed.statement.text);
    expect(text).toContain("MOJ's report of 16 January 2015");
    expect(text).toContain('This was published under the 2010 to 2015');
    expect(text).toContain('What was searched');
    expect(seen('U_ALEX', 'D_ALEX')).toEqual([]);
  });

  test('without the scope it is a message in pages, and says so', async () => {
    await stage.end();
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'files:write');
    stage = await openStage('socket', { workspace: { scopes } });
    const answer = await ask('U_SAM', 'C_GENERAL', 'prison visits');
    const told = await press('U_SAM', answer, 'All matching, as a document');
    expect(told.text).toContain('I may not send files here');
    const direct = seen('U_SAM', 'D_SAM').at(-1) ?? expect.fail('no direct message');
    expect(direct.text).toContain('files:write');
    const more = await press('U_SAM', direct, 'More');
    expect(more.text).toContain('Showing 6–');
  });
});

const openForm = async (user: string, question: string) => {
  const answer = await ask(user, 'C_GENERAL', question);
  const button = buttonsIn(answer.blocks).find(({ label }) => label === 'Wrong or missing?');
  await stage.workspace.person(user).press(answer, button?.actionId ?? 'no button');
  await stage.workspace.until(() => stage.workspace.person(user).modal()?.['callback_id'] === 'tell');
};
const modalWords = (user: string) => wordsIn(stage.workspace.person(user).modal()?.['blocks']);

describe('wrong or missing', () => {
  test('tells the contact’s channel, with the question only where the person agrees', async () => {
    await openForm('U_SAM', 'unicorns');
    await stage.workspace.person('U_SAM').submit({ problem: 'You say nothing of <!channel> & *unicorns*.' });
    await stage.workspace.until(() => modalWords('U_SAM').includes('Thank you.'));
    const told = seen('U_ALEX', 'C_POLICY').at(-1);
    expect(told?.text).toContain('You say nothing of &lt;!channel&gt; &amp; *unicorns*.');
    expect(told?.text).toContain('The question was not sent along.');
    expect(JSON.stringify(told?.blocks)).not.toContain('mrkdwn');
    await stage.workspace.person('U_SAM').close();
    await openForm('U_SAM', 'dragons');
    await stage.workspace.person('U_SAM').submit({ problem: 'Nothing?', question: ['agree'] });
    await stage.workspace.until(() => seen('U_ALEX', 'C_POLICY').length === 2);
    expect(seen('U_ALEX', 'C_POLICY').at(-1)?.text).toContain('The question: “dragons”.');
  });

  test('a channel that cannot be told loses nothing that was typed', async () => {
    stage.workspace.changeChannel('C_POLICY', { isArchived: true });
    await openForm('U_SAM', 'prison visits');
    await stage.workspace.person('U_SAM').submit({ problem: 'The date is wrong.' });
    await stage.workspace.until(() => modalWords('U_SAM').includes('is_archived'));
    expect(modalWords('U_SAM')).toContain('The date is wrong.');
  });

  test('an e-mail contact gets mail from the person, who sees all of it', async () => {
    await stage.end();
    stage = await openStage('socket', { setup: { contact: 'digital@example.gov.uk' } });
    await openForm('U_SAM', 'prison visits');
    await stage.workspace.person('U_SAM').submit({ problem: 'The date is wrong.', question: ['agree'] });
    await stage.workspace.until(() => modalWords('U_SAM').includes('Nothing is sent yet.'));
    expect(JSON.stringify(stage.workspace.person('U_SAM').modal())).toContain('mailto:digital@example.gov.uk?subject=');
    expect(modalWords('U_SAM')).toContain('The question: “prison visits”');
  });

  test('without a contact there is no such button', async () => {
    await stage.end();
    stage = await openStage('socket');
    expect(labelsOf(await ask('U_SAM', 'C_GENERAL', 'prison visits'))).not.toContain('Wrong or missing?');
    expect(labelsOf(await ask('U_SAM', 'C_GENERAL', 'unicorns'))).not.toContain('Wrong or missing?');
  });
});

describe('a question that leaves something open', () => {
  test('a year that no report covers is named, and the latest is offered', async () => {
    const nothing = await ask('U_SAM', 'C_GENERAL', 'progress in 2019 on assisted digital');
    expect(nothing.text).toContain('No report here covers 2019; the latest is');
    const latest = await press('U_SAM', nothing, 'Ask about 2015, the latest');
    expect(latest.text).toContain('progress in 2015 on assisted digital');
  });

  test('several things that fit are asked about, with what matches below', async () => {
    const several = shippedAsker.ask('the digital action', '2015-03-09');
    expect(several.kind).toBe('several');
    const asked = await ask('U_SAM', 'C_GENERAL', 'the digital action');
    expect(asked.text).toContain('Which action do you mean');
    const hits = several.kind === 'several' ? several.hits : [];
    if (hits.length > 0) expect(asked.text).toContain('What matches meanwhile');
  });
});
