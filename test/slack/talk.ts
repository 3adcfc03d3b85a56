import { expect } from 'vitest';
import { z } from 'zod';
import type { Entry } from '../../src/progress/entry.ts';
import type { SeenMessage, SeenView } from '../../src/workspace/driver/seen-message.ts';
import { buttonsIn, type FoundButton, wordsIn } from './find-button.ts';
import type { Stage } from './test-workspace.ts';

/** People at work on a stage, as short as a conversation is told. */
export interface Talk {
  /** Types, and gives the newest message that the person sees there once it has changed. */
  say(user: string, channel: string, text: string): Promise<SeenMessage>;
  /** Presses the first button of a message whose label begins so, and gives what changed in its channel. */
  press(user: string, message: SeenMessage, label: string): Promise<SeenMessage>;
  /** Presses it and waits for a modal with this callback. */
  pressForForm(user: string, message: SeenMessage | SeenView, label: string, callback: string): Promise<void>;
  /** Sends the open form. Gives the errors on its fields, none: taken. */
  submit(user: string, values: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, string>>>;
  seen(user: string, channel: string): readonly SeenMessage[];
  last(user: string, channel: string): SeenMessage;
  modalWords(user: string): string;
  homeWords(user: string): string;
  entries(): Promise<readonly Entry[]>;
  /** The id of the activity whose form somebody has open. */
  about(user: string): string;
}

/** Of several activities of one paragraph one is chosen in the form: buttons that name theirs come first. */
function buttonOf({ blocks }: SeenMessage | SeenView, label: string): FoundButton {
  const all = buttonsIn(blocks).filter((one) => one.label.startsWith(label));
  const found = all.find(({ value }) => value.includes('"activity":"')) ?? all[0];
  const labels = () => buttonsIn(blocks).map((one) => one.label);
  return found ?? expect.fail(`No “${label}” among ${labels().join()}`);
}

const placeSchema = z.object({ about: z.string() });

/** Lets people talk on a stage. */
export function talkOn(stage: Stage): Talk {
  const { workspace } = stage;
  const seen = (user: string, channel: string) => workspace.person(user).messages(channel);
  const last = (user: string, channel: string) => seen(user, channel).at(-1) ?? expect.fail('nothing there');
  const changed = async (user: string, channel: string, act: () => Promise<void>) => {
    const before = JSON.stringify(seen(user, channel));
    await act();
    await workspace.until(() => JSON.stringify(seen(user, channel)) !== before);
    return last(user, channel);
  };
  return {
    seen,
    last,
    say: (user, channel, text) => changed(user, channel, () => workspace.person(user).say(channel, text)),
    press: (user, message, label) =>
      changed(user, message.channel, () => workspace.person(user).press(message, buttonOf(message, label).actionId)),
    pressForForm: async (user, target, label, callback) => {
      const before = workspace.person(user).modal()?.id;
      await workspace.person(user).press(target, buttonOf(target, label).actionId);
      await workspace.until(() => {
        const modal = workspace.person(user).modal();
        return modal?.['callback_id'] === callback && modal.id !== before;
      });
    },
    submit: async (user, values) => (await workspace.person(user).submit(values)).errors ?? {},
    modalWords: (user) => wordsIn(workspace.person(user).modal()?.['blocks']),
    homeWords: (user) => wordsIn(workspace.person(user).home()?.['blocks']),
    entries: () => stage.store.progress.after(0, 1_000),
    about: (user) => placeSchema.parse(JSON.parse(String(workspace.person(user).modal()?.['private_metadata']))).about,
  };
}
