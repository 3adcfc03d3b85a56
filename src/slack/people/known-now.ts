/**
 * What is known now, or what others are asked for. Nearly every command meets only what is known: waiting for that, with a time limit,
 * took a twentieth of its time.
 */
export type NowOrLater<Value> = Value | Promise<Value>;

/** Asks whether nobody has to be waited for. */
export function isKnownNow<Value>(value: NowOrLater<Value>): value is Exclude<Value, Promise<unknown>> {
  return !(value instanceof Promise);
}
