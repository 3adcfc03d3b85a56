import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { Finding } from '../rules/check.ts';
import type { Answer } from './answer.ts';

/** One call of a method, its arguments already parsed. */
export interface Call {
  readonly core: Core;
  readonly arguments: Json;
  /** Where the method puts advice for the journal. */
  readonly advice: Finding[];
  /** Where the method puts what is wrong with a payload, for the journal. */
  readonly findings: Finding[];
}

/** A method of the Web API. */
export interface Method {
  /** Which token it takes. */
  readonly token: 'bot' | 'app';
  /** The scope it needs, or null. It may depend on the channel the call is about. */
  readonly scope: string | null | ((call: Call) => string | null);
  answer(call: Call): Answer;
}

/** Methods by name. */
export type Methods = Readonly<Record<string, Method>>;

/** A method for bot tokens. */
export function botMethod(scope: Method['scope'], answer: Method['answer']): Method {
  return { token: 'bot', scope, answer };
}
