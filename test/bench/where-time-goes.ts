/** A profile as V8 writes it (https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile). */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Node of each sample. */
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
  /** Microseconds of the monotonic clock. */
  readonly startTime: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

const WAITING = 'waiting';

/** Steps of an answer, the first that fits a function or one of its callers, inner ones first. */
const STEPS: readonly (readonly [step: string, fits: RegExp])[] = [
  [WAITING, /^\(idle\)/],
  ['collecting garbage', /^\(garbage collector\)/],
  [
    'reading the question',
    /src\/answer\/(?:question|limits|limit-words|word-facts|action-words|as-of|lexicon|nearest-word|tokens|numbers|expected)/,
  ],
  ['searching and ranking', /src\/answer\//],
  ['making the view', /src\/slack\/(?:views\/|asking\/|press)/],
  ['the register', /src\/register\//],
  ['the database and who asks', /src\/(?:store|progress)\/|node_modules\/kysely|src\/slack\/people\//],
  [
    'JSON of the answer',
    /^buildContentResponse|^answer .*http-receiver|^SocketModeResponseAck|^send .*(?:socket-mode|ws)\//,
  ],
  [
    'checking the signature',
    /check-signature|^verifySlackRequest|^isValidRequestSignature|verify-request|node:internal\/crypto/,
  ],
  ['Bolt: body, middleware, listener', /node_modules\/(?:@slack|raw-body|axios|qs|express)|src\/slack\//],
  ['Node: HTTP, sockets, streams', /^\(program\)|node:|node_modules\/(?:ws|undici)/],
];

/** One step and its share. */
export interface StepShare {
  readonly step: string;
  readonly milliseconds: number;
}

/** Adds up the samples from a moment on by step, in the order above; waiting for the next command is left out. */
export function sumSteps(
  { nodes, samples, timeDeltas, startTime }: CpuProfile,
  fromMicroseconds: number,
): readonly StepShare[] {
  const stepOf = stepsByNode(nodes);
  const sums = new Map<string, number>(STEPS.map(([step]) => [step, 0]));
  let at = startTime;
  for (const [index, node] of samples.entries()) {
    // The sample stands for the time until the next one.
    const delta = timeDeltas[index + 1] ?? 0;
    at += timeDeltas[index] ?? 0;
    const step = stepOf.get(node) ?? 'other';
    if (at >= fromMicroseconds) sums.set(step, (sums.get(step) ?? 0) + delta / 1_000);
  }
  sums.delete(WAITING);
  return [...sums].map(([step, milliseconds]) => ({ step, milliseconds }));
}

function stepsByNode(nodes: readonly ProfileNode[]): ReadonlyMap<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child): [number, number] => [child, id])),
  );
  const found = new Map<number, string>();
  const stepOf = (id: number): string => {
    const { functionName = '', url = '' } = byId.get(id)?.callFrame ?? {};
    const own = STEPS.find(
      ([, fits]) => fits.test(functionName) || fits.test(`${functionName} ${url}`) || fits.test(url),
    );
    const parent = parents.get(id);
    return own?.[0] ?? (parent === undefined ? 'other' : (found.get(parent) ?? stepOf(parent)));
  };
  for (const { id } of nodes) found.set(id, stepOf(id));
  return found;
}
