/** The verbs that decide whether words undertake something, and whether a year beside them is a deadline. Lists, each with its reason. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/**
 * Going on, or being a certain way: a year beside them says how long it goes on, not when it is delivered
 * (`will grow in 2015`, `will continue in 2015`). Any other verb (`launch`, `introduce`, `centralise`) is done once.
 */
export const CONTINUING = words(`
  continue keep remain stay maintain sustain preserve retain
  grow increase expand improve enhance strengthen deepen raise reduce decrease accelerate evolve progress advance iterate
  support help assist enable allow ensure encourage promote champion advise guide influence inform empower
  work collaborate cooperate engage participate contribute partner liaise play lead drive push act serve
  use apply operate run manage oversee monitor track look explore consider seek aim strive focus prioritise prioritize
  have be need require include involve depend do make mean see benefit experience face rely hope expect
  build learn share champion embed meet respond adapt`);

/** Verbs that carry an infinitive along with them: `will continue to launch`, `will allow the team to increase`. */
export const CARRYING = words('continue keep allow enable help encourage begin start');

/** Beginning: the year is a start, not a deadline (`Redesign is starting in April 2013`). */
export const STARTING = words('start begin commence');

/** States that are reached once, after `will be`: `in place`, `live`, `available`. */
export const REACHED = words(
  'live available ready complete finished in fully operational over done open compliant able',
);

/** What a result does for somebody. With `this` or a `doing so` as subject they name a benefit, not an undertaking. */
export const BENEFITING = words(`
  help allow enable ensure free improve increase reduce decrease save mean make give provide support lead result bring build create
  contribute encourage promote inform begin start drive offer show let speed simplify cut strengthen enhance raise lower minimise
  maximise demonstrate reflect underpin facilitate empower deliver set put pave add keep remove avoid prevent benefit require form`);

/** What anaphoric subjects (`This will …`) say of the undertaking itself. */
export const EXPLAINING = words(
  'include involve comprise cover consist take continue launch go happen replace complete',
);

/** States and roles: `is playing an important role`, `is becoming`. Nothing to deliver. */
export const STATIVE = words(`
  play become be have see show prove face benefit grow increase improve enable allow help mean rely depend exist experience enjoy await
  make perform progress lead remain stay reap gain demonstrate reflect go come do pay meet hope expect believe think feel know`);

/** Intentions that count as undertaking, with `to`: `aims to increase`. */
export const INTENDING = words(
  'aim aims aiming plan plans planning planned intend intends intending intended expect expects seek seeks seeking propose proposes proposing ' +
    'commit commits committed undertake undertakes hope hopes hoping looking want wants agreed going due continues set scheduled pledges promises',
);

/** Statements about what others will do or become, which carry the undertaking in their `that`-clause. */
export const ANNOUNCING = words(
  'expect expects expected anticipate anticipates anticipated plan plans planned intend intends intended ensure ensures agree agrees agreed commit commits committed propose proposes ensuring anticipating',
);

/** Verbs that a plan's bare sentences begin with: `Complete digital development …`. */
export const IMPERATIVE = words(`
  accelerate achieve adapt add address adopt agree align analyse apply appoint assess assign audit automate begin bring build carry centralise change close
  collaborate collect commission communicate complete conduct connect consider consolidate consult continue contribute convert coordinate co-ordinate create
  decommission define deliver demonstrate deploy design designate develop devise digitise discontinue discuss draft drive embed employ enable encourage engage
  enhance ensure establish evaluate examine expand explore extend finalise finish focus gather give grow help hire hold identify implement improve
  include incorporate increase influence inform initiate integrate introduce invest investigate invite involve iterate join launch lead learn maintain make
  manage map maximise measure meet migrate minimise modernise monitor move negotiate nominate offer open optimise organise pilot plan prepare present
  prioritise procure produce promote provide publish raise recruit redesign re-design reduce refine refresh reform release remove renew replace report require
  research restructure retire review revise roll run scale scope secure seek set share simplify source standardise start strengthen streamline submit support
  survey take target test track train transfer transform transition trial undertake update upgrade use validate work write`);

const IRREGULAR_PAST = words(
  'began became brought bought built came chose cut did drew drove fell found gave went grew had held kept knew laid led left lost made met paid put ran rose said saw sent set ' +
    'showed spent spoke stood taken took taught thought told understood won wrote',
);
const IRREGULAR_PARTICIPLE = words(
  'become been begun bought brought built chosen cut done drawn driven found given gone grown had held kept known laid led left lost made met paid put risen run seen sent set ' +
    'shown spent spoken spread taken taught thought told understood undertaken won written',
);
/** Words in -ed that are no past. */
const NOT_PAST = words(
  'need speed feed proceed succeed exceed indeed embed seed exempted skilled experienced detailed limited united digital-led',
);

/** Asks whether a word can be a past tense (`launched`, `began`). */
export function isPast(word: string): boolean {
  return IRREGULAR_PAST.has(word) || (/[a-z]{2}ed$/.test(word) && !NOT_PAST.has(word));
}

/** Asks whether a word can be a past participle (`launched`, `begun`). */
export function isParticiple(word: string): boolean {
  return IRREGULAR_PARTICIPLE.has(word) || (/[a-z]{2}ed$/.test(word) && !NOT_PAST.has(word));
}

const IRREGULAR_BASE: Readonly<Record<string, string>> = {
  begun: 'begin',
  began: 'begin',
  built: 'build',
  grew: 'grow',
  grown: 'grow',
  kept: 'keep',
  led: 'lead',
  made: 'make',
  met: 'meet',
  ran: 'run',
  held: 'hold',
  given: 'give',
  gave: 'give',
  taken: 'take',
  took: 'take',
  drove: 'drive',
  driven: 'drive',
  seen: 'see',
  saw: 'see',
  sought: 'seek',
  done: 'do',
  running: 'run',
};

/** Asks whether a word is a form of one of the verbs: `supported`, `supporting`, `supports` of `support`. */
export function isFormOf(word: string, verbs: ReadonlySet<string>): boolean {
  const stem = word.replace(/(?:ed|ing|es|s)$/, '');
  const candidates = [
    word,
    stem,
    `${stem}e`,
    word.replace(/i(?:ed|es)$/, 'y'),
    stem.replace(/(.)\1$/, '$1'),
    IRREGULAR_BASE[word] ?? word,
  ];
  return candidates.some((candidate) => verbs.has(candidate));
}

/** Words between an auxiliary and its verb: `will also fully continue`. */
export function isAdverb(word: string): boolean {
  return /^.{2,}ly$/.test(word) || ADVERBS.has(word);
}

const ADVERBS = words(
  'also then now soon still always already not never further again instead therefore currently both first next only even just once',
);
