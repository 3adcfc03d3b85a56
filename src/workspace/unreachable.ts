/** Stands where no value can arrive: the compiler refuses the call while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`A case is missing for ${JSON.stringify(value)}`);
}
