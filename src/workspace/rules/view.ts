import { isJson } from '../json.ts';
import type { Json } from '../json.ts';
import { adviseOnIds } from './advice.ts';
import { blocks } from './blocks.ts';
import { boolean, newInspection, refuse, shape, string } from './check.ts';
import type { Inspection } from './check.ts';
import { LIMITS } from './limits.ts';
import type { Verdict } from './message.ts';
import { id, plainText } from './text-objects.ts';

const COMMON = { callback_id: id, external_id: id, private_metadata: string(LIMITS.privateMetadata) };
const title = plainText(LIMITS.viewTitle);

/** https://docs.slack.dev/reference/views/modal-views */
const modal = shape({
  required: { type: string(), title, blocks },
  optional: {
    ...COMMON,
    submit: title,
    close: title,
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
  also: submitForInputs,
});

/** https://docs.slack.dev/reference/views/home-tab-views */
const home = shape({ required: { type: string(), blocks }, optional: COMMON });

/** A modal with an input must say what its button says. */
function submitForInputs(view: Json, pointer: string, seen: Inspection): void {
  const list = Array.isArray(view['blocks']) ? view['blocks'] : [];
  const hasInput = list.some((block) => isJson(block) && block['type'] === 'input');
  if (hasInput && view['submit'] === undefined) {
    refuse(
      seen,
      pointer,
      'missing required field: submit (a view with an input block needs it)',
      LIMITS.viewTitle.page,
    );
  }
}

/** Judges a view for a modal or for the Home tab. */
export function judgeView(view: unknown, surface: 'modal' | 'home'): Verdict {
  const seen = newInspection(surface);
  if (!isJson(view)) {
    refuse(seen, '/view', 'must be an object');
    return { error: 'invalid_arguments', findings: seen.findings, advice: [] };
  }
  if (Buffer.byteLength(JSON.stringify(view)) > LIMITS.viewBytes.max) {
    return { error: 'view_too_large', findings: [], advice: [] };
  }
  if (view['type'] !== surface) {
    const isMissing = view['type'] === undefined;
    refuse(seen, isMissing ? '/view' : '/view/type', isMissing ? 'missing required field: type' : `must be ${surface}`);
  } else (surface === 'modal' ? modal : home)(view, '/view', seen);
  adviseOnIds(seen);
  return { error: seen.findings.length > 0 ? 'invalid_arguments' : null, findings: seen.findings, advice: seen.advice };
}
