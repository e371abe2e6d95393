import type { Block } from '../../article/model.ts';
import { sentencesOf } from '../../article/sentences.ts';
import type { Fix } from '../../lint/finding.ts';
import type { Rule } from '../../lint/rule.ts';
import type { ParagraphSourcing } from '../../sourcing/sourcing-map.ts';
import { tokensOf } from '../../sourcing/tokens.ts';
import { lowerAt } from '../../sourcing/wording.ts';
import { deletion, insertion, sourceNote } from './attribution-fixes.ts';
import { attributionsIn, isNoted, placeClaim, type Site, sitesIn, textOf } from './claim-sites.ts';

/** Sources that nobody can check. */
export const vagueSource: Rule = {
  unit: 'nearby',
  reach: 1,
  meta: {
    id: 'attribution/vague-source',
    severity: 'warning',
    profiles: { opinion: 'off' },
    summary: 'A source that nobody can check: critics, experts, some, reports',
    rationale:
      'A reader cannot weigh “critics” or “experts”, and an editor cannot ring them up. Name at least one of them close by, with the words that they used, or cut the sentence. ' +
      'The rule is silent when somebody of that kind is named right after, and for groups that can be asked: analysts at a named bank, doctors at a named hospital. ' +
      'Groups that are known by a side they take (supporters, residents, some lawmakers) are only pointed out.',
    guideline:
      'Wall Street Journal style notes (2020): be specific about critics and experts, and name them soon after. NPR: “officials say” is never enough.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The dam was inspected in May. ⟦Experts warn⟧ it could fail this winter.',
      fixed: 'The dam was inspected in May. Experts, including NAME, warn it could fail this winter.',
    },
    { draft: 'However, ⟦critics argue⟧ that the bridge was never needed.' },
    { draft: '⟦According to reports⟧, the club has sold its training ground.' },
    { draft: 'The mayor denied it ⟦amid speculation that⟧ she would resign.' },
    { draft: 'The plan would cost jobs, ⟦many observers believe⟧.' },
    {
      draft:
        'Critics argue that the bridge was never needed. “Nobody asked for it,” said Ana Ruiz, a critic of the mayor.',
      note: 'One of them is named at once.',
    },
    { draft: 'Analysts at Norbank expect the rate to fall.', note: 'They can be asked.' },
    { draft: 'Election officials said the count would end on Friday.' },
    { draft: '“Experts warn of a flood every year,” said Ruiz.', note: 'Her words, not the paper’s.' },
    { draft: 'The experts said they would return in June.', note: 'Said before who they are.' },
    { draft: 'Experts warn the dam could fail.', profile: 'opinion' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'vague-source')) {
      if (isNoted(site) || (isGroup(site) && isNamedNearby(site))) continue;
      const words = whoOf(site);
      const { weight } = site.claim;
      report({
        ...placeClaim(site),
        ...(weight === 3 ? {} : { severity: weight === 2 ? 'information' : 'hint' }),
        message: isGroup(site)
          ? `Says who? “${words}” is never named in this story. Name one, with what was said, or cut the sentence.`
          : `Says who? “${words}” names nobody. Say who it comes from, or cut the sentence.`,
        fixes: fixesFor(site),
      });
    }
  },
};

const REPORTS =
  /\b(?:newspapers|reports|accounts|media|outlets|rumou?rs|speculation|suggestions|allegations|claims|criticism|accusations)\b/i;

function isGroup(site: Site): boolean {
  return groupEnd(site) !== -1;
}

/** The noun for the message: “critics”, “Many observers”, else all of the words. */
function whoOf(site: Site): string {
  const end = groupEnd(site);
  const text = textOf(site.block, end === -1 ? site.claim : { start: site.claim.start, end });
  return text.replace(/^(?:according to|by|said|says|say|as)\s/i, '');
}

/** Reading offset behind the noun that names the group; -1 when the words name no group of people. */
function groupEnd({ block, claim }: Site): number {
  const tokens = tokensOf(block);
  const word = lowerAt(tokens, claim.anchor);
  if (!word.endsWith('s') || REPORTS.test(word) || claim.anchor >= claim.to) return -1;
  return /^(?:reports|says|calls|thinks|claims|faces|draws|comes)$/.test(word)
    ? -1
    : (tokens.end[claim.anchor] ?? -1);
}

/** True when one of the kind is named right behind: `…, with analyst Kevin Bonham having declared …`. */
function namesOne({ block, claim }: Site): boolean {
  const noun = lowerAt(tokensOf(block), claim.anchor);
  const one = `${noun.replace(/s$/, '')} `;
  const behind = block.reading.slice(claim.end, claim.end + 300);
  const at = behind.indexOf(` ${one}`);
  return at !== -1 && /^[A-Z]/.test(behind.charAt(at + one.length + 1));
}

/** True when one of the kind speaks in the two sentences that follow, or opens the next paragraph. */
function isNamedNearby(site: Site): boolean {
  const { facts, index, block, sourcing, claim } = site;
  if (namesOne(site)) return true;
  const kind = kindOf(site);
  if (namesOneOf(kind, block, sourcing, claim.sentence + 1)) return true;
  if (namesOneOf(kind, block, sourcing, claim.sentence + 2)) return true;
  const following = facts.sourcing.paragraphs[index + 1] ?? null;
  const next = facts.article.blocks[index + 1];
  return (
    claim.sentence + 2 >= sourcing.sentences.length &&
    following !== null &&
    next !== undefined &&
    namesOneOf(kind, next, following, 0)
  );
}

/** What one of the group is called: any standing for experts and critics, `member` for members. */
function kindOf({ block, claim }: Site): RegExp | string {
  return claim.weight === 3 ? STANDING : lowerAt(tokensOf(block), claim.anchor).replace(/s$/, '');
}

/** What makes a person one of the experts or critics that were meant: a field, a post, an institution. */
const STANDING =
  /\b(?:analyst|economist|expert|professor|prof|dr|researcher|scientist|strategist|historian|scholar|fellow|author|critic|observer|commentator|specialist|lecturer|director|head|founder|partner|manager|lawyer|attorney|psychologist|epidemiologist|campaigner|activist|advocate|spokes\w{3,6}|chair\w{0,6}|teacher|doctor|engineer|consultant|adviser|advisor|who)\b/i;

/** True when a person with a full name, who is one of them, speaks in the sentence. */
function namesOneOf(
  kind: RegExp | string,
  block: Block,
  sourcing: ParagraphSourcing,
  sentence: number,
): boolean {
  const speaks = attributionsIn(sourcing, sentence).some(
    ({ source, cue }) => cue !== null && source?.kind === 'person' && source.name.includes(' '),
  );
  if (!speaks) return false;
  const span = sentencesOf(block)[sentence];
  if (span === undefined) return false;
  const words = block.reading.slice(span.start, span.end);
  return typeof kind === 'string' ? words.toLowerCase().includes(`${kind} `) : kind.test(words);
}

function fixesFor(site: Site): Fix[] {
  const { facts, index, sentence, claim } = site;
  const end = groupEnd(site);
  const fixes: Fix[] = [];
  if (end !== -1) {
    const verbFollows = end < claim.end;
    const text = verbFollows ? ', including NAME,' : ', including NAME';
    fixes.push(
      insertion(
        facts,
        index,
        end,
        `Name the ${whoOf(site).split(' ').pop()?.toLowerCase() ?? 'source'}`,
        text,
        ['NAME'],
      ),
    );
  }
  fixes.push(sourceNote(site));
  if (site.sourcing.sentences.length > 1) {
    fixes.push(deletion(facts, index, sentence, null, 'Delete the sentence'));
  }
  return fixes;
}
