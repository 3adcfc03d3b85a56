import type { ModalView } from '@slack/types';
import type { Report } from '../../register/report.ts';
import type { Asked } from '../press.ts';
import { quotedQuestion } from './answer-page.ts';
import { searchedNames } from './choice-page.ts';
import { compose, type Message } from './message.ts';
import { card, copyable, paragraph } from './parts.ts';
import { clip, plainText } from './text.ts';

/** The callback of the form that tells what is wrong or missing. */
export const PROBLEM_FORM = 'tell';

/** Longest description that is taken: with the question and the reports it fits a message's text. */
export const MOST_PROBLEM = 1_500;

/** Longest address of a link, as Slack takes it. */
const MOST_LINK = 3_000;

/** The form: what is wrong, and whether the question may go with it, which nobody has ticked for the person. */
export function problemForm({ question }: Asked, metadata: string): ModalView {
  const agree = { text: plainText('Send my question with it', 75), value: 'agree' };
  return {
    type: 'modal',
    callback_id: PROBLEM_FORM,
    private_metadata: metadata,
    title: plainText('Wrong or missing?', 24),
    submit: plainText('Continue', 24),
    close: plainText('Cancel', 24),
    blocks: [
      {
        type: 'input',
        block_id: 'problem',
        label: plainText('What is wrong, or what did you expect to find?', 100),
        element: { type: 'plain_text_input', action_id: 'problem', multiline: true, max_length: MOST_PROBLEM },
      },
      {
        type: 'input',
        block_id: 'question',
        optional: true,
        label: plainText(`Your question was ${quotedQuestion(question)}.`, 200),
        element: { type: 'checkboxes', action_id: 'question', options: [agree] },
      },
    ],
  };
}

/** What somebody tells the contact. */
export interface Problem {
  readonly user: string;
  readonly words: string;
  /** Null: the person did not agree to send it. */
  readonly question: string | null;
  readonly reports: readonly Report[];
}

/** Tells a channel what is wrong or missing. */
export function problemMessage({ user, words, question, reports }: Problem): Message {
  return compose('Wrong or missing', [
    paragraph({ user }, ' says that something is wrong or missing:'),
    card([{ kind: 'quote', runs: [clip(words, MOST_PROBLEM)] }]),
    paragraph(question === null ? 'The question was not sent along.' : `The question: ${quotedQuestion(question)}.`),
    paragraph(`Searched: ${searchedNames(reports)}.`),
  ]);
}

/** What stands in the form's place once the channel has it. */
export function problemSentMessage(channel: string): Message {
  return compose('Thank you', [paragraph('Thank you. ', { channel }, ' has been told.')]);
}

/** Where the contact is an e-mail address: the bot sends no mail, the person does, and sees every word of it first. */
export function problemMailMessage(address: string, { words, question, reports }: Omit<Problem, 'user'>): Message {
  const body = [
    words,
    '',
    ...(question === null ? [] : [`The question: ${quotedQuestion(question)}`]),
    `Searched: ${searchedNames(reports)}`,
  ].join('\n');
  const subject = 'Digital Action: wrong or missing';
  const whole = `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.toWellFormed())}`;
  // An address with the words in it may be longer than Slack takes: then only the subject stands in it.
  const link = whole.length <= MOST_LINK ? whole : `mailto:${address}?subject=${encodeURIComponent(subject)}`;
  return compose('Send it by e-mail', [
    paragraph({ strong: 'Nothing is sent yet.' }, ' Send this to ', { link, text: address }, ':'),
    copyable(body),
  ]);
}

/** What stands in the form's place where the channel could not be told: nothing that was typed is lost. */
export function problemNotSentMessage(code: string, words: string): Message {
  return compose('Not sent', [
    paragraph(
      { strong: 'Slack did not let me post to the contact’s channel.' },
      ` Its reason: ${code}. Please tell whoever runs this bot; here is what you wrote, to copy:`,
    ),
    copyable(words),
  ]);
}
