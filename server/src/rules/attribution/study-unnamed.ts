import { sentencesOf } from '../../article/sentences.ts';
import type { Rule } from '../../lint/rule.ts';
import { insertion, sourceNote } from './attribution-fixes.ts';
import { hasLink, isNoted, placeClaim, quoted, type Site, sitesIn, textOf } from './claim-sites.ts';

/** A study that nobody could look up. */
export const studyUnnamed: Rule = {
  unit: 'nearby',
  reach: 1,
  meta: {
    id: 'attribution/study-unnamed',
    severity: 'warning',
    profiles: { opinion: 'information' },
    summary: 'A study or “research” without author, journal or institution',
    rationale:
      'A reader who wants to know whether a study holds has to be able to find it. Name who did it and where it was published, and link it. ' +
      'The rule looks at the sentence, its neighbours and the next paragraph, and is silent when one of them names an institution, a journal or a researcher, or has a link.',
    guideline: 'HealthNewsReview criteria: say who did the research, where it appeared and who paid.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: '⟦A new study shows⟧ that coffee helps memory.',
      fixed: 'A new study by AUTHOR, published in JOURNAL, shows that coffee helps memory.',
    },
    { draft: 'Coffee helps memory, ⟦according to a 2011 study⟧.' },
    { draft: 'The drug failed twice. ⟦Formal studies indicated⟧ that it did little.' },
    { draft: 'A new study by the University of Leeds shows that coffee helps memory.' },
    {
      draft: 'A new study shows that coffee helps memory. It was published in The Lancet by a team in Oslo.',
    },
    { draft: 'The study shows that coffee helps memory.', note: 'Named before.' },
    {
      draft: 'A new study shows that coffee helps memory, [researchers said](https://journal.example/1).',
      format: 'markdown',
    },
    { draft: 'Her own research found the letters in 1990.' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'study')) {
      if (hasLink(site.block) || isOwned(site) || isIdentified(site)) continue;
      if (isNoted(site)) continue;
      report({
        ...placeClaim(site),
        ...(site.claim.weight === 3 ? {} : { severity: 'information' }),
        message: `Which study? ${quoted(textOf(site.block, site.claim))} cannot be looked up. Name the authors and where it was published.`,
        fixes: [...nameIt(site), sourceNote(site)],
      });
    }
  },
};

/** Bodies that stand before their own figures: `police figures show`, `court records`. */
const BODY =
  /\b(?:police|court|county|city|state|town|district|government|federal|official|company|council|ministry|department|agency|hospital|union|campaign|election|census|industry|school|airport|port|bank|army|military|park|fire)\s$/i;

/** `her own research`, `Harvard’s study`, `police figures`: somebody’s. */
function isOwned({ block, claim, sentence }: Site): boolean {
  const before = block.reading.slice(Math.max(sentence.start, claim.start - 24), claim.start);
  if (claim.weight < 3 && BODY.test(before)) return true;
  return /(?:\b(?:his|her|their|its|our|my|your|the|that|this|these|those|usability|feasibility|case|pilot|film|gender)(?: own)?|[’']s?)\s$/i.test(
    block.reading.slice(Math.max(sentence.start, claim.start - 24), claim.start),
  );
}

const WORK = /\b(?:study|studies|survey|paper|research|meta-analysis|analysis|report)\b/i;

function nameIt({ facts, index, block, claim }: Site) {
  const at = WORK.exec(textOf(block, claim));
  if (at === null) return [];
  const end = claim.start + at.index + at[0].length;
  const followed = /^\s[A-Za-z]/.test(block.reading.slice(end));
  const text = ` by AUTHOR, published in JOURNAL${followed ? ',' : ''}`;
  return [insertion(facts, index, end, 'Name authors and journal', text, ['AUTHOR', 'JOURNAL'])];
}

const IDENTIFIES =
  /\b(?:[Uu]niversity|[Ii]nstitute|College|School of|Center for|Centre for|[Jj]ournal|published (?:in|by|on)|Lancet|Nature|Science|JAMA|BMJ|Cell|PLOS|Academy|Society|Foundation|Association|Hospital|Clinic|Laboratory|NASA|NOAA|NHS|CDC|WHO|FDA|OECD|Pew|Gallup|Rand|RAND|YouGov|Census|Bureau|Department|Ministry|Agency|Council|Commission|co-?author|led by|lead author|AUTHOR|Dr\.?|[Pp]rofessor)\b/;
const BY_NAME = /\b(?:by|from|at|of|for)\s(?:the\s|an?\s(?:[a-z-]{2,20}\s){0,3})?[A-Z][\w’'-]{2,}/;
const NAMED_BEFORE =
  /\b[A-Z][\w’'-]{2,}(?:\s[A-Z][\w’'-]{1,}){0,3}(?:[’']s)?\s(?:[a-z-]{2,16}\s){0,2}(?:study|studies|survey|research|paper|analysis|report)\b/;

/** True when this sentence, one of its neighbours, or the start of the next paragraph says whose study it is. */
function isIdentified({ facts, index, block, claim, sentence }: Site): boolean {
  const own = block.reading.slice(sentence.start, sentence.end);
  if (
    IDENTIFIES.test(own) ||
    BY_NAME.test(own.slice(claim.start - sentence.start).split(/[,;]/, 1)[0] ?? '') ||
    NAMED_BEFORE.test(own.slice(1))
  )
    return true;
  const sentences = sentencesOf(block);
  for (const at of [claim.sentence - 1, claim.sentence + 1, claim.sentence + 2]) {
    const near = sentences[at];
    if (near !== undefined && IDENTIFIES.test(block.reading.slice(near.start, near.end))) return true;
  }
  if (claim.sentence + 2 < sentences.length) return false;
  const next = facts.article.blocks[index + 1];
  const first = next === undefined ? undefined : sentencesOf(next)[0];
  return (
    next !== undefined && first !== undefined && IDENTIFIES.test(next.reading.slice(first.start, first.end))
  );
}
