import { z } from 'zod';
import type { Progress } from '../../progress/progress.ts';
import type { Bot } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import { UPDATE_FORM } from '../views/update-form.ts';
import { readSent } from './hear-update.ts';
import { updateFormAt } from './open-update.ts';

const actionSchema = z.object({ block_id: z.literal('activity'), action_id: z.literal('activity') });

const bodySchema = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    callback_id: z.literal(UPDATE_FORM),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
  }),
});

/**
 * Makes the open form anew for the activity that was just chosen in it: with its words, what was recorded of it, and everything that
 * was typed. False: something else was pressed. Never rejects: without it the form stays as it was, and can be sent all the same.
 */
export async function followActivity(body: unknown, action: unknown, bot: Bot): Promise<boolean> {
  const pressed = bodySchema.safeParse(body).data;
  if (pressed === undefined || !actionSchema.safeParse(action).success) return false;
  const { view, user } = pressed;
  const sent = readSent(view, user.id, bot.register);
  if (sent === null || sent.activity === null) return true;
  const { activity, typed } = sent;
  try {
    const progress = await knownNow(bot);
    // What was recorded of it is shown now, so that it was seen.
    const seen = progress?.lastNumber ?? sent.place.seen;
    const place = { ...sent.place, about: activity.id, seen };
    const form = updateFormAt(place, { activity, typed, notice: [], progress }, bot.register);
    await bot.calls.views.update({ view_id: view.id, view: form });
  } catch (error) {
    // The form may have been sent or closed meanwhile.
    bot.log.info('slack_form_not_followed', { error: codeOf(error) });
  }
  return true;
}

/** Where the database does not answer, the words alone are shown. */
async function knownNow({ progress, log }: Bot): Promise<Progress | null> {
  try {
    return await progress.now();
  } catch (error) {
    log.warn('recorded_not_shown', { error: codeOf(error) });
    return null;
  }
}
