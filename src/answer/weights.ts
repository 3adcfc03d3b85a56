/**
 * Every weight and threshold of the answers, in one place, each with its range and its reason.
 *
 * The score of a statement, from the smallest part up:
 *
 *     match(term)   = BM25 of the term in the statement / the best BM25 the term has anywhere          0 … 1
 *     match(word)   = the best of its terms: exact, stem, synonym …, each times its weight below        0 … 1
 *     score         = Σ rarity(word) × match(word) / Σ rarity(word)                                     0 … 1
 *                     × covered ^ coveragePower × place × lean, + near words
 *
 * where `covered` is the share of the question's rarity that the statement's own words reach. Whether anything is answered at all
 * is decided by the shares that are known and covered (`is-answered.ts`); there the `…Cover` weights stand for the match's own.
 * `test/bench/relevance.ts` prints what other values would bring on the judged questions.
 */
export interface Weights {
  readonly field: { readonly text: number; readonly leadIn: number; readonly title: number; readonly context: number };
  readonly bm25: { readonly k: number; readonly b: number; readonly d: number };
  readonly stem: number;
  readonly family: number;
  readonly acronym: number;
  readonly typo: number;
  readonly prefix: number;
  readonly part: number;
  readonly synonym: number;
  readonly sense: number;
  readonly scattered: number;
  readonly gap: number;
  readonly stack: number;
  readonly collocation: number;
  readonly half: number;
  readonly filler: number;
  readonly yearWord: number;
  readonly unknown: number;
  readonly unknownBeside: number;
  readonly unknownInHaste: number;
  readonly otherMatter: number;
  readonly contextCover: number;
  readonly scatteredCover: number;
  readonly synonymCover: number;
  readonly phraseCover: number;
  readonly relatedCover: number;
  readonly coveragePower: number;
  readonly near: number;
  readonly place: {
    readonly title: number;
    readonly description: number;
    readonly note: number;
    readonly section: number;
  };
  readonly besideCommitments: number;
  readonly lean: number;
  readonly expected: number;
  readonly expectedShare: number;
  readonly sibling: number;
  readonly answered: number;
  readonly covered: number;
  readonly coveredAlone: number;
  readonly coveredPhrase: number;
  readonly coveredGeneral: number;
  readonly coveredSubject: number;
  readonly telling: number;
  readonly partAnswered: number;
  readonly partUnanswered: number;
  readonly tail: number;
  readonly alike: number;
}

/** The weights in use. */
export const WEIGHTS: Weights = {
  /** How much a word counts by where it stands, 0 to 1. A lead-in is read with its bullet; a title names its whole action. */
  field: { text: 1, leadIn: 0.8, title: 0.25, context: 0.1 },
  /** BM25+ as in Lv & Zhai 2011. `b` is low (0 to 1): statements are all short, a long one is not less to the point. */
  bm25: { k: 0.9, b: 0.35, d: 0.5 },

  /** A word of the same stem ("procuring" for "procurement"), 0 to 1. */
  stem: 0.9,
  /** A word of the same family that the stemmer does not join ("leadership" for "leader"), 0 to 1. */
  family: 0.85,
  /** An acronym for its long form and the reverse, 0 to 1: the same thing in other letters. */
  acronym: 0.95,
  /** A corrected word, 0 to 1: likely, not sure. */
  typo: 0.9,
  /** A word of which only the beginning was typed, 0 to 1. */
  prefix: 0.8,
  /** A part of a word ("cloud" of "G-Cloud"), 0 to 1. */
  part: 0.9,
  /** An everyday word's counterpart in the vocabulary, 0 to 1; a related one (after `~`) counts this twice. */
  synonym: 0.8,
  /** The same for an entry of which the question has several words, in none of its phrases, times this; 0 to 1. */
  sense: 0.8,
  /** A phrase whose words all stand in the statement, but not together, 0 to 1. */
  scattered: 0.45,

  /** For each word between those of a phrase, times this; 0 to 1. */
  gap: 0.9,
  /** What a word's further terms add to its best one, 0 to 1: a statement with several of them is more to the point. */
  stack: 0.5,
  /** Two words are one name when this share of the rarer one's statements has them together, 0 to 1. */
  collocation: 0.6,
  /** One word of such a name, alone, 0 to 1. */
  half: 0.5,

  /** A general word ("help", "work") beside a telling one, 0 to 1. */
  filler: 0.3,
  /** A year as a word of the text, beside leaning to its sections, 0 to 1. */
  yearWord: 0.2,
  /** Rarity of a word nobody here knows, times the greatest rarity there is, 0 to 1. */
  unknown: 1,
  /** What an unknown word counts beside two telling ones that one statement has, of its rarity, 0 to 1. */
  unknownBeside: 0.7,
  /** The same in a question of which another word was put right, 0 to 1. */
  unknownInHaste: 0.7,
  /** The same for a word of another matter ("hotel"), above 1: one of them outweighs a word that the report has. */
  otherMatter: 1.6,

  /** How far a word in the action's title, not in the statement, counts as covered, 0 to 1. */
  contextCover: 0.3,
  /** The same for a phrase whose words all stand in the statement, but not together, 0 to 1. */
  scatteredCover: 1,
  /** The same for an everyday word's counterpart, 0 to 1. */
  synonymCover: 0.8,
  /** The same for an everyday phrase of several words, which is seldom said by chance, 0 to 1. */
  phraseCover: 1,
  /** The same for a word that is only near (after `~`), 0 to 1. */
  relatedCover: 0.4,
  /** 0 adds up words; 3 nearly demands all of them. */
  coveragePower: 0.5,
  /** Added for two words of the question that stand together in the statement too, per share of their rarity, 0 to 1. */
  near: 0.25,

  /** By place, 0 to 1: a title promises in general what the sections say in particular. */
  place: { title: 0.7, description: 0.8, note: 0.8, section: 1 },
  /** Title and description where only commitments were asked for, 0 to 1: they promise too. 0 hides them. */
  besideCommitments: 0.5,
  /** A section of the year or kind the question leans to, times this; 1 to 2. */
  lean: 1.6,

  /** A statement with a name where the question says "who", a number for "how many", a date for "when"; 1 to 2. */
  expected: 1.25,
  /** The same for a share of a whole ("35%", "the majority") where one is asked for: few statements have one; 1 to 3. */
  expectedShare: 1.5,
  /** A further bullet that only its lead-in fits, 0 to 1: one of them says it. Not where a list is asked for. */
  sibling: 0.5,

  /** The share of the question's rarity that must be known at all, 0 to 1; below it the report says nothing on it. */
  answered: 0.5,
  /** The share of it that one statement must cover, 0 to 1: a long question says much that no one statement says. */
  covered: 0.375,
  /** The same where it carries but one of two or three telling words, 0 to 1: that one alone is another matter ("court closures"). */
  coveredAlone: 0.45,
  /** The same where it carries a phrase of several words, alone or not, 0 to 1: that is seldom said by chance. */
  coveredPhrase: 0.33,
  /** The same where all words are general ones, as any statement may have some of them, 0 to 1. */
  coveredGeneral: 0.5,
  /** The same where it carries but the matters it is about, and every other word counts in full, 0 to 1: "women in prison statistics". */
  coveredSubject: 0.65,
  /** A word is telling from this share of the question's rarity, 0 to 1. */
  telling: 0.2,
  /** The share of a sentence that its answered parts must cover, 0 to 1: of several sentences one is enough. */
  partAnswered: 0.25,
  /** What a part that is not answered counts there, of its rarity, 0 to 1; its words of other matters count in full. */
  partUnanswered: 0.5,
  /** A hit below this share of the best score is not shown, 0 to 1. */
  tail: 0.2,
  /** Two actions fit a name equally when the weaker has this share of the stronger's score, 0 to 1. */
  alike: 0.8,
};
