/**
 * What kind of sentence a claim stands in, where that decides whether anyone would ask for its source:
 * scores, votes, share prices, procedure, the reporter's own “could not be reached”, advice to the reader.
 */
import { type Block, perBlock } from '../article/model.ts';
import type { ClaimKind } from './claims.ts';
import { CAPITAL, MONEY, NUMBER, PERCENT, QUOTED, SIGN, type Tokens, tokensOf } from './tokens.ts';
import { learn, trait } from './vocabulary.ts';
import { flagsAt, lowerAt, traitsAt } from './wording.ts';

/** Bits of what a sentence has in it, quotations left out. */
const OWN_VOICE = 1;
const SPORT = 2;
const BALLOT = 4;
const MARKET = 8;
const PROCEDURE = 16;
const VERIFICATION = 32;
const YEAR = 64;
const COURT = 128;
const QUESTION = 256;
const DEFINITION = 512;
const CONDITIONAL = 1024;
const OFFER = 2048;
const HEALTH = 4096;
const RECORD = 8192;

export type Context = number;

function tells(bit: number, list: string): void {
  for (const word of list.split(/\s+/)) learn(word).context |= bit;
}
tells(
  OWN_VOICE,
  "we our ours us you your yours i my me we've we're you'll you're you've i've i'm we'll let's myself ourselves yourself",
);
tells(
  SPORT,
  'goal goals scored scorer innings inning touchdown touchdowns quarterback goaltender goalkeeper midfielder striker winger wicket ' +
    'wickets overtime playoff playoffs shutout rebounds assists birdie bogey par semifinal semi-final quarterfinal quarter-final ' +
    'defenseman halftime half-time kickoff tackle tries penalty-kick homer homers pitcher batter knockout podium lap laps standings ' +
    'unbeaten tournament championship championships quarter-finals semi-finals quarterfinals semifinals fixture fixtures lineup line-up backhand forehand tiebreak champions league cup',
);
tells(
  BALLOT,
  'votes vote voted voting delegates delegate seats seat ballots ballot caucus caucuses primary primaries runoff electorate turnout swing',
);
tells(
  MARKET,
  'shares stock stocks copper crude aluminum aluminium tonne yen sterling greenback index nasdaq dow ftse futures barrel ounce bond bonds traded trading closed benchmark yields bitcoin',
);
tells(
  PROCEDURE,
  'scheduled sentencing hearing arraigned adjourned deadline tickets ticket admission doors maximum eligible mandatory bail docket fine fines fined penalty penalties',
);
tells(VERIFICATION, 'unconfirmed unverified unclear unknown undisclosed');
tells(
  COURT,
  'convicted pleaded sentenced guilty indicted charged plea verdict jury testified trial acquitted court judge lawsuit prosecutors indictment',
);
tells(YEAR, 'century centuries ancient medieval decades');
tells(
  HEALTH,
  'diagnosed hospitalized hospitalised patients patient disease diseases cancer stroke heart infection infections drug drugs vaccine vaccines vaccinated vaccination treatment therapy ' +
    'dementia diabetes diet obesity smoking mortality health medical doctors clinical trial symptoms dose doses pregnancy virus asthma depression ' +
    'insomnia migraine migraines arthritis allergy allergies anxiety fracture fractures miscarriage blindness hypertension cholesterol gout eczema ' +
    'osteoporosis parkinson autism tumor tumors tumour tumours vitamin vitamins supplement supplements statin statins aspirin painkillers antibiotics ' +
    'hospital medicine medication pain illness disorder disorders suicide overdose covid-19 coronavirus ebola measles flu fever death deaths brain lung liver blood eating cannabis alcohol',
);
tells(RECORD, 'convicted pleaded sentenced charged indicted acquitted impeached');
tells(DEFINITION, 'refers means defined');
tells(CONDITIONAL, 'if unless should');
tells(OFFER, 'priced price prices costs cost fee fees retail retails msrp award awards awarded prize prizes');

/** Reads the sentence of the tokens `first` to `last` (exclusive). */
export function contextOf(tokens: Tokens, first: number, last: number): Context {
  let context = 0;
  let money = false;
  let percent = false;
  for (let at = first; at < last; at++) {
    const flags = flagsAt(tokens, at);
    const word = tokens.words[at];
    if ((flags & QUOTED) !== 0 || word === undefined) continue;
    if ((flags & SIGN) !== 0) {
      if (lowerAt(tokens, at) === '?' && endsIn(tokens, at, last)) context |= QUESTION;
      continue;
    }
    if ((flags & NUMBER) !== 0) {
      if ((flags & MONEY) !== 0) money = true;
      if ((flags & PERCENT) !== 0) percent = true;
      if (
        (flags & MONEY) === 0 &&
        /^(?:1[0-9]|20)\d\ds?$/.test(lowerAt(tokens, at)) &&
        DATES.has(lowerAt(tokens, at - 1))
      )
        context |= YEAR;
      continue;
    }
    const bits = word.context;
    // `US` and `May` are names: only the small words speak for the paper.
    if (bits !== OWN_VOICE || (flags & CAPITAL) === 0 || at === first || lowerAt(tokens, at) === 'i')
      context |= bits;
    if ((word.traits & NEGATED) !== 0 && isVerification(tokens, at, last)) context |= VERIFICATION;
  }
  // `costs $15` is an offer, `cuts costs by 60%` is none.
  if (percent && !money) context &= ~OFFER;
  return context;
}

/** True when only closing signs follow token `at`: `?`, `?”`, `?).` */
function endsIn(tokens: Tokens, at: number, last: number): boolean {
  for (let next = at + 1; next < last; next++) if ((flagsAt(tokens, next) & SIGN) === 0) return false;
  return true;
}

/** What stands before a year. */
const DATES = new Set(
  'in of by until from between and to during before after the early late mid january february march april may june july august september october november december summer winter spring fall autumn , ('.split(
    ' ',
  ),
);
const NEGATED = trait([
  "didn't",
  'not',
  "hasn't",
  "haven't",
  "couldn't",
  'declined',
  'refused',
  'no',
  'neither',
  "wouldn't",
]);
const VERIFIES = trait(
  (
    'comment respond responded reached confirm confirmed verify verified verifiable disclose disclosed identify identified reply replied ' +
    'return returned name named elaborate specify specified say clear available announced immediately independently known arrests'
  ).split(' '),
);

/** `did not respond`, `could not be independently verified`, `no comment`: what the reporter tried. */
function isVerification(tokens: Tokens, at: number, last: number): boolean {
  for (let next = at + 1; next < Math.min(last, at + 5); next++) {
    if ((traitsAt(tokens, next) & VERIFIES) !== 0) return true;
  }
  return false;
}

/** Claims, as against wordings that hide a source. */
export const SOFT: ReadonlySet<ClaimKind> = new Set([
  'statistic',
  'casualty',
  'cause',
  'mind',
  'prediction',
  'medical',
  'contested',
  'dealings',
  'superlative',
  'analysis',
  'allegation',
  'baseline',
]);

/** Words that begin a clause of its own: what was said about verification before them does not reach behind them. */
const CLAUSES = trait(['but', 'while', 'although', 'though', 'whereas', ';', '—']);

/** True when the clause that holds token `at` says what the reporter could or could not establish. */
export function isVerificationClause(tokens: Tokens, at: number, first: number, last: number): boolean {
  let from = at;
  while (from > first && (traitsAt(tokens, from - 1) & CLAUSES) === 0) from--;
  let to = at;
  while (to < last && (traitsAt(tokens, to) & CLAUSES) === 0) to++;
  return (contextOf(tokens, from, to) & VERIFICATION) !== 0;
}

/** True when claims of `kind` need no source in such a sentence. */
export function exempts(context: Context, kind: ClaimKind, weight: number, verifies: () => boolean): boolean {
  if (context === 0) return kind === 'medical';
  if ((context & QUESTION) !== 0) return SOFT.has(kind) || kind === 'vague-source' || kind === 'agentless';
  if ((context & OWN_VOICE) !== 0 && SOFT.has(kind)) return true;
  if ((context & VERIFICATION) !== 0 && SOFT.has(kind) && verifies()) return true;
  switch (kind) {
    case 'statistic':
    case 'baseline':
      return (context & (SPORT | BALLOT | MARKET | PROCEDURE | OFFER | CONDITIONAL)) !== 0;
    case 'prediction':
      return (context & (PROCEDURE | BALLOT)) !== 0;
    case 'superlative':
      return (context & (SPORT | BALLOT | MARKET)) !== 0 && weight < 3;
    case 'cause':
    case 'mind':
      return (context & (SPORT | BALLOT)) !== 0;
    case 'analysis':
      return (context & SPORT) !== 0;
    case 'medical':
      return (context & HEALTH) === 0;
    case 'casualty':
      return (context & YEAR) !== 0;
    case 'allegation':
      return (context & RECORD) !== 0 || ((context & (COURT | YEAR | SPORT)) !== 0 && weight < 3);
    default:
      return false;
  }
}

/** How much of a block speaks for its author or to its reader (`we`, `you`), in sentences; quotations left out. */
export const voiceOf: (block: Block) => { readonly own: number; readonly sentences: number } = perBlock(
  (block) => {
    const tokens = tokensOf(block);
    let own = 0;
    const sentences = tokens.firstOf.length - 1;
    for (let sentence = 0; sentence < sentences; sentence++) {
      const last = tokens.firstOf[sentence + 1] ?? 0;
      for (let at = tokens.firstOf[sentence] ?? 0; at < last; at++) {
        if ((flagsAt(tokens, at) & (QUOTED | SIGN | NUMBER)) !== 0) continue;
        const word = tokens.words[at];
        if (word === undefined || (word.context & OWN_VOICE) === 0) continue;
        // `US` is a country.
        if (lowerAt(tokens, at) === 'us' && (flagsAt(tokens, at) & CAPITAL) !== 0) continue;
        own++;
        break;
      }
    }
    return { own, sentences };
  },
);
