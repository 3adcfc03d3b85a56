/** Answers that are kept, of one function. */
const REMEMBERED = 10_000;

/** The same function, that works each answer out once; it forgets all when it has too many. */
export function remember<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const before = known.get(key);
    return before === undefined ? add(known, key, find(key)) : before;
  };
}

/** The same for what is told apart by a key. */
export function rememberBy<From, Value>(
  keyOf: (from: From) => string,
  find: (from: From) => Value,
): (from: From) => Value {
  const known = new Map<string, Value>();
  return (from) => {
    const key = keyOf(from);
    const before = known.get(key);
    return before === undefined ? add(known, key, find(from)) : before;
  };
}

function add<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, value);
  return value;
}

/** What was found for some terms, and for those with one more term behind them. */
interface Branch<Value> {
  found: { readonly value: Value } | null;
  readonly longer: Map<string, Branch<Value>>;
}

/** The same for terms in a row: looked up one by one, since joining them to one key took longer than all else about it. */
export function rememberTerms<Value>(find: (terms: readonly string[]) => Value): (terms: readonly string[]) => Value {
  const root: Branch<Value> = { found: null, longer: new Map() };
  let branches = 0;
  const branchOf = (terms: readonly string[]): Branch<Value> => {
    let branch = root;
    for (const term of terms) {
      let next = branch.longer.get(term);
      if (next === undefined) {
        next = { found: null, longer: new Map() };
        branch.longer.set(term, next);
        branches++;
      }
      branch = next;
    }
    return branch;
  };
  return (terms) => {
    const before = branchOf(terms).found;
    if (before !== null) return before.value;
    const value = find(terms);
    if (branches >= REMEMBERED) {
      root.longer.clear();
      branches = 0;
    }
    branchOf(terms).found = { value };
    return value;
  };
}

/** The same function, that keeps its latest answer: for what is asked the same again at once. */
export function rememberLatest<From extends readonly unknown[], Value>(
  find: (...from: From) => Value,
): (...from: From) => Value {
  let latest: { readonly from: From; readonly value: Value } | null = null;
  return (...from) => {
    if (latest === null || !areSame(latest.from, from)) latest = { from, value: find(...from) };
    return latest.value;
  };
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false;
  return true;
}

/** The same function, that works out once what it makes of a value, for as long as the value is there; neither may ever change. */
export function keep<From extends object, Made extends object | string>(
  make: (from: From) => Made,
): (from: From) => Made {
  const kept = new WeakMap<From, Made>();
  return (from) => {
    const before = kept.get(from);
    if (before !== undefined) return before;
    const made = make(from);
    kept.set(from, made);
    return made;
  };
}

/** The same function, that works its answer out when it is first asked, and only then. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
