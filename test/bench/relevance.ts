/**
 * `node test/bench/relevance.ts`: what other weights and thresholds would bring on the judged questions, one at a time.
 * The first line is what is in use. A weight whose neighbours all do as well is no fine-tuning; one whose neighbours do better wants a look.
 */
import { WEIGHTS, type Weights } from '../../src/answer/weights.ts';
import { scoreAll, summarise, type Summary } from '../answer/judged.ts';

const candidates: readonly {
  readonly name: string;
  readonly values: readonly number[];
  readonly set: (value: number) => Weights;
}[] = [
  ...field('text', []),
  ...field('leadIn', [0.5, 1]),
  ...field('title', [0, 0.1, 0.4]),
  ...field('context', [0, 0.05, 0.2]),
  { name: 'bm25.b', values: [0, 0.2, 0.5, 0.7], set: (b) => ({ ...WEIGHTS, bm25: { ...WEIGHTS.bm25, b } }) },
  { name: 'bm25.k', values: [0.5, 1.2, 2], set: (k) => ({ ...WEIGHTS, bm25: { ...WEIGHTS.bm25, k } }) },
  ...single('stem', [0.7, 1]),
  ...single('family', [0.7, 1]),
  ...single('typo', [0.7, 1]),
  ...single('synonym', [0.5, 0.65, 0.9, 1]),
  ...single('sense', [0, 0.5, 1]),
  ...single('scattered', [0.2, 0.7]),
  ...single('gap', [0.8, 1]),
  ...single('stack', [0, 0.25, 0.75]),
  ...single('collocation', [0.4, 0.8, 2]),
  ...single('half', [0.3, 0.7]),
  ...single('filler', [0.1, 0.25, 0.6, 1]),
  ...single('yearWord', [0, 0.4]),
  ...single('unknown', [0.5, 0.75, 1.25]),
  ...single('otherMatter', [1, 2]),
  ...single('contextCover', [0, 0.5]),
  ...single('coveragePower', [0, 0.25, 1, 2]),
  ...single('near', [0, 0.2, 0.6]),
  ...single('lean', [1, 1.3, 2]),
  ...single('expected', [1, 1.5]),
  ...single('sibling', [0.25, 1]),
  ...single('answered', [0.3, 0.4, 0.6, 0.7]),
  ...single('covered', [0.25, 0.5]),
  ...single('coveredAlone', [0.35, 0.55, 0.65]),
  ...single('coveredPhrase', [0.25, 0.3, 0.375, 0.45]),
  ...single('coveredGeneral', [0.4, 0.6]),
  ...single('coveredSubject', [0.4, 0.5, 0.7]),
  ...single('unknownBeside', [0.5, 1]),
  ...single('synonymCover', [0.7, 0.9, 1]),
  ...single('phraseCover', [0.8, 0.9]),
  ...single('relatedCover', [0.3, 0.5, 0.64]),
  ...single('scatteredCover', [0.6, 0.8]),
  ...single('partAnswered', [0.15, 0.35]),
  ...single('partUnanswered', [0, 0.25, 1]),
  ...single('tail', [0.1, 0.3, 0.4]),
];

type NumberKey = { [Key in keyof Weights]: Weights[Key] extends number ? Key : never }[keyof Weights];

function single(name: NumberKey, values: readonly number[]) {
  return [{ name, values, set: (value: number): Weights => ({ ...WEIGHTS, [name]: value }) }];
}

function field(name: keyof Weights['field'], values: readonly number[]) {
  return [
    {
      name: `field.${name}`,
      values,
      set: (value: number): Weights => ({ ...WEIGHTS, field: { ...WEIGHTS.field, [name]: value } }),
    },
  ];
}

/** Of all judged questions. */
const scoreEvery = (weights: Weights) => [
  ...scoreAll(weights),
  ...scoreAll(weights, 'judged-fresh.txt'),
  ...scoreAll(weights, 'judged-last.txt'),
];

const row = (name: string, { ndcg, firstRight, refused, noisy, hits }: Summary): string =>
  [
    name.padEnd(24),
    ndcg.toFixed(3),
    firstRight.toFixed(3),
    String(refused).padStart(7),
    String(noisy).padStart(5),
    hits.toFixed(1).padStart(5),
  ].join('  ');

console.log(
  `${'weight'.padEnd(24)}  nDCG@10  first right  refused  noisy  hits`.replace('nDCG@10  first right', 'nDCG@  first'),
);
console.log(row('in use', summarise(scoreAll())));
console.log(row('  fresh questions', summarise(scoreAll(WEIGHTS, 'judged-fresh.txt'))));
console.log(row('  last questions', summarise(scoreAll(WEIGHTS, 'judged-last.txt'))));
console.log(row('all', summarise(scoreEvery(WEIGHTS))));
for (const voice of ['jargon', 'official', 'newcomer', 'phone', 'auditor'])
  console.log(row(`  ${voice}`, summarise(scoreAll().filter(({ judged }) => judged.voice === voice))));
for (const { name, values, set } of candidates)
  for (const value of values) console.log(row(`${name} ${value}`, summarise(scoreEvery(set(value)))));
