import type { Block, Span } from '../../article/model.ts';
import { sentencesOf } from '../../article/sentences.ts';
import type { Facts, Rule } from '../../lint/rule.ts';
import { readClaims } from '../../sourcing/claims.ts';
import type { Attribution } from '../../sourcing/sourcing-map.ts';
import { CAPITAL, NUMBER, QUOTED, SIGN, type Tokens, tokensOf } from '../../sourcing/tokens.ts';
import { flagsAt, lowerAt } from '../../sourcing/wording.ts';
import { personName } from './attribution-fixes.ts';
import { attributionsIn, place, textOf } from './claim-sites.ts';

/** Display type that states flatly what the copy attributes. */
export const headlineUnattributed: Rule = {
  unit: 'article',
  meta: {
    id: 'attribution/headline-unattributed',
    severity: 'information',
    profiles: { newsletter: 'hint', opinion: 'off' },
    summary: 'A headline or subhead that states as fact what the copy attributes to somebody',
    rationale:
      'If attribution is part of the story, it is part of the headline: most readers see nothing else. ' +
      'The rule compares headlines and subheads that make a statement with the sentence that they sum up; when that sentence is somebody’s word and nothing in the copy states it as fact, it asks for the name. ' +
      'Questions, labels without a verb, headlines with a name and a colon, and those with quotation marks are left alone. Subheads and grave claims are queried, other headlines only pointed out.',
    guideline: 'F. Vultee, headsup: if attribution is part of the story, it is part of the hed.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council Meets on Bridge\n\nThe council met on Monday in the old town hall, which was full.\n\n⟦Talks Sideline Harbor Union⟧\n\nAccording to Roe, the talks went on without the harbor union. She said the next round begins in June.',
      fixed:
        'Council Meets on Bridge\n\nThe council met on Monday in the old town hall, which was full.\n\nRoe: Talks Sideline Harbor Union\n\nAccording to Roe, the talks went on without the harbor union. She said the next round begins in June.',
    },
    {
      draft:
        '⟦Mayor Took Bribes From Builder⟧\n\nThe mayor took bribes from a builder for six years, prosecutors said on Monday.',
    },
    {
      draft:
        'Mayor Took Bribes, Prosecutors Say\n\nThe mayor took bribes from a builder for six years, prosecutors said on Monday.',
    },
    {
      draft:
        'Did the Mayor Take Bribes?\n\nThe mayor took bribes from a builder for six years, prosecutors said on Monday.',
    },
    {
      draft: 'Harbor Bridge Opens\n\nThe harbor bridge opened on Monday after two years of work.',
      note: 'The copy states it too.',
    },
    {
      draft:
        'Council Meets\n\nThe council met on Monday in the old town hall.\n\nEnergy Crisis and Crypto Angle\n\nAccording to Roe, the energy crisis is over.',
      note: 'A label.',
    },
  ],
  check(facts, report) {
    for (const index of facts.blocksWith(isFlatHeadline)) {
      const block = facts.article.blocks[index];
      // Leftovers and other languages have no sourcing.
      if (block === undefined || (facts.sourcing.paragraphs[index] ?? null) === null) continue;
      const match = sumsUp(facts, index, block);
      if (match === null) continue;
      const grave =
        readClaims(tokensOf(block)).some(({ kind }) => kind === 'allegation') || GRAVE.test(block.reading);
      const name = headlineName(facts, match);
      const span = { start: 0, end: block.reading.length };
      report({
        ...place(facts, index, span),
        ...(grave || block.kind === 'heading' ? {} : { severity: 'hint' }),
        message: `Says who? The copy attributes this to ${name}; the ${block.kind === 'headline' ? 'headline' : 'subhead'} states it as fact. Put the name in.`,
        fixes: [
          {
            title: `Begin with “${name}:”`,
            safety: 'suggested',
            edits: [{ ...place(facts, index, { start: 0, end: 0 }), text: `${name}: ` }],
          },
          {
            title: `End with “, ${name} Says”`,
            safety: 'suggested',
            edits: [
              {
                ...place(facts, index, { start: block.reading.length, end: block.reading.length }),
                text: `, ${name} Says`,
              },
            ],
          },
        ],
      });
    }
  },
};

const GRAVE =
  /\b(?:bribes?|bribed|fraud|abused?|raped?|murder(?:ed|s)?|stole|lied|attacked|assault(?:ed|s)?|corrupt(?:ion)?|cheated|poison(?:ed|s)?|threatened|threatens|hacked|embezzled|tortured|harass(?:ed|es)?)\b/i;

/** Base forms of verbs that headlines are built on. */
const BASE =
  'sideline exclude bypass ignore snub shun back block ban bar bring build buy call cancel cause change clash close collapse create cut cost curb ' +
  'damage defeat defend delay demand deny destroy dominate double drive drop end ease emerge escape exceed expand expose face fail fall fear ' +
  'fight fire flee force freeze fuel gain get give grow halt harm help hit hold hurt imperil increase infect invade join jump keep kill lag launch ' +
  'lay lead leave lie lift lose lower mark meet miss move need offer open oppose order oust outpace overtake overturn pass pay plan plot plunge pose ' +
  'praise prevent produce prompt protect prove push put quit raise reach rebound recover reduce refuse reject remain remove replace resign rise rob ' +
  'ruin sack save seek seize sell send settle shake shift show shrink shut sink slash slow soar solve spark spend spread spur stage stall stop stun ' +
  'suffer support surge survive sweep take target tear threaten top transform trigger triple turn undermine unite urge use violate visit vote warn ' +
  'weaken win withdraw work worsen divide deepen dwarf favor favour fund grip harden ignite mask outnumber strain strand swamp topple trap abuse bribe cheat poison steal';
const IRREGULAR =
  'took taken stole hid lied was were is are has have had will would could must may won lost fell rose hit cut put led left sold bought sent spent built ' +
  'kept made makes make went goes gave given gets got broke held met paid ran saw shot struck threw wrote drove knew found said told became began';
const VERBS = verbs();

function verbs(): ReadonlySet<string> {
  const forms = new Set(IRREGULAR.split(' '));
  for (const base of BASE.split(' ')) {
    forms.add(base);
    forms.add(
      /(?:s|sh|ch|x)$/.test(base)
        ? `${base}es`
        : /[^aeiou]y$/.test(base)
          ? `${base.slice(0, -1)}ies`
          : `${base}s`,
    );
    forms.add(
      base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`,
    );
  }
  return forms;
}

const ATTRIBUTED =
  /["“”‘:?]|\b(?:say|says|said|claims?|claimed|alleges?|alleged(?:ly)?|reportedly|according|reports?|reported|warns?|argues?|denies|denied|accuses?|accused|believes?|thinks?|fears?|finds?|found|shows?|suggests?|announces?|admits?|confirms?|insists?|predicts?|tells?|told|urges?|calls?|vows?|pledges?|promises?|expects?|reveals?|plans?|wants?|may|might|could|to)\b/i;

/** Display type that is such a statement. */
function isFlatHeadline(block: Block): boolean {
  return (block.kind === 'headline' || block.kind === 'heading') && isFlatStatement(block);
}

/** A statement with a subject and a verb, and nobody in it who says so. */
function isFlatStatement(block: Block): boolean {
  if (block.reading.length > 140) return false;
  const tokens = tokensOf(block);
  for (let at = 1; at + 1 < tokens.count; at++) {
    const word = lowerAt(tokens, at);
    if (!VERBS.has(word)) continue;
    const before = lowerAt(tokens, at - 1);
    if ((flagsAt(tokens, at - 1) & SIGN) !== 0 || NO_SUBJECT.has(before)) continue;
    // A base form needs a plural before it: `Talks Sideline`, not `Crypto Work`.
    if (!BASE_FORMS.has(word) || /[^s]s$/.test(before) || PLURALS.has(before))
      return !ATTRIBUTED.test(block.reading);
  }
  return false;
}

const BASE_FORMS = new Set(BASE.split(' '));
const NO_SUBJECT = new Set(
  'of the a an and or for in on at by with to from how why what when where who which new its his her their'.split(
    ' ',
  ),
);
const PLURALS = new Set('people police men women children voters'.split(' '));

interface Sentence {
  readonly block: number;
  readonly span: Span;
  readonly attribution: Attribution | null;
  readonly words: ReadonlySet<string>;
}

/** A sentence's attribution and the block that it stands in, with the index of the block. */
interface Summed {
  readonly index: number;
  readonly block: Block;
  readonly attribution: Attribution;
}

/** The attribution of the sentence that the headline sums up; null when there is none, or the copy states it flatly too. */
function sumsUp(facts: Facts, index: number, block: Block): Summed | null {
  const wanted = contentWords(tokensOf(block), 0, tokensOf(block).count);
  if (wanted.size < 2) return null;
  const sentences = sentencesBelow(facts, index);
  const lead = sentences[0];
  if (lead?.attribution == null) return null;
  const shared = share(wanted, lead.words);
  if (shared < (block.kind === 'headline' ? Math.max(2, Math.ceil(wanted.size / 2)) : 1)) return null;
  if (
    sentences.some(
      ({ attribution, words }) => attribution === null && share(wanted, words) >= Math.max(2, shared),
    )
  )
    return null;
  const leadBlock = facts.article.blocks[lead.block];
  return leadBlock === undefined
    ? null
    : { index: lead.block, block: leadBlock, attribution: lead.attribution };
}

/** The sentences under a headline (the first two paragraphs) or a subhead (its section). */
function sentencesBelow(facts: Facts, index: number): Sentence[] {
  const { blocks } = facts.article;
  const found: Sentence[] = [];
  let paragraphs = 0;
  for (let at = index + 1; at < blocks.length && paragraphs < 3; at++) {
    const block = blocks[at];
    const sourcing = facts.sourcing.paragraphs[at];
    if (block === undefined || block.kind === 'heading' || block.kind === 'headline') break;
    if (block.kind !== 'paragraph' || sourcing === null || sourcing === undefined) continue;
    paragraphs++;
    const tokens = tokensOf(block);
    sentencesOf(block).forEach((span, sentence) => {
      const own = attributionsIn(sourcing, sentence).find(
        ({ cue, source, manner }) =>
          cue !== null && source !== null && manner === 'say' && isParty(source.kind),
      );
      found.push({
        block: at,
        span,
        attribution: own ?? null,
        words: contentWords(tokens, tokens.firstOf[sentence] ?? 0, tokens.firstOf[sentence + 1] ?? 0),
      });
    });
  }
  return found;
}

/** A document or an announcement by the body itself is as good as a fact; a person’s or a group’s word is not. */
function isParty(kind: string): boolean {
  return (
    kind === 'person' ||
    kind === 'role' ||
    kind === 'anonymous' ||
    kind === 'collective' ||
    kind === 'organization'
  );
}

function contentWords(tokens: Tokens, from: number, to: number): Set<string> {
  const found = new Set<string>();
  for (let at = from; at < to; at++) {
    const flags = flagsAt(tokens, at);
    const word = lowerAt(tokens, at);
    if ((flags & (SIGN | QUOTED)) !== 0) continue;
    if ((flags & NUMBER) !== 0 || word.length > 3 || ((flags & CAPITAL) !== 0 && word.length > 2)) {
      if (!STOP.has(word)) found.add(stem(word));
    }
  }
  return found;
}

const STOP = new Set(
  'with from that this they their have been were will would into over after before about more than when what which while according said says without'.split(
    ' ',
  ),
);

function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ies|ied|ing|ed|es|s|e)$/, '') : word.replace(/s$/, '');
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}

/** `Putin` for a person, `Prosecutors` for a role: as it would stand in display type. */
function headlineName(facts: Facts, { index, block, attribution }: Summed): string {
  const { source } = attribution;
  if (source === null) return 'NAME';
  if (source.kind === 'person') return personName(facts, index, source, block);
  const words = (source.kind === 'organization' ? source.name : textOf(block, source)).replace(
    /^(?:the|a|an)\s/i,
    '',
  );
  return words.length > 40 ? 'NAME' : words.charAt(0).toUpperCase() + words.slice(1);
}
