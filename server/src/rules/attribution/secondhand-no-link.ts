import type { Block, Span } from '../../article/model.ts';
import type { Fix } from '../../lint/finding.ts';
import type { Facts, Report, Rule } from '../../lint/rule.ts';
import type { ParagraphSourcing, Source } from '../../sourcing/sourcing-map.ts';
import { insertion } from './attribution-fixes.ts';
import { hasLink, place, type Site, sitesOf, textOf } from './claim-sites.ts';

/** Another outlet's work without a link. */
export const secondhandNoLink: Rule = {
  unit: 'article',
  meta: {
    id: 'attribution/secondhand-no-link',
    severity: 'hint',
    profiles: { aggregation: 'warning', newsletter: 'information', wire: 'off', opinion: 'off' },
    summary: 'Another outlet’s reporting without a link to it',
    rationale:
      'What another newsroom found out is its work: readers should be able to go and read it, and to see its date. Link the report; name the outlet that has it first and drop those that only pass it on. ' +
      'The rule is silent where the paragraph has a link, an address or a source note. The profile `aggregation` makes it a warning.',
    guideline:
      'AP crediting memo (2010): credit facts that we did not gather ourselves to the outlet that did, in the body of the story.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The mayor will resign, according to remarks ⟦cited by Kommersant⟧.',
      fixed: 'The mayor will resign, according to remarks cited by Kommersant (https://LINK).',
      note: 'Link the original report.',
    },
    { draft: 'A ⟦report by The Wall Street Journal⟧ described the raids.' },
    {
      draft: 'In a ⟦report by The Wall Street Journal⟧, two guards described the raids.',
      profile: 'aggregation',
    },
    {
      draft: 'A ⟦report by the Herald⟧ described the raids.',
      format: 'markdown',
      fixed: 'A [report by the Herald](LINK) described the raids.',
    },
    {
      draft: 'A [report by the Herald](https://herald.example/raids) described the raids.',
      format: 'markdown',
    },
    {
      draft: 'The mayor will resign, ⟦Reuters⟧ reported. She is 60, Reuters reported.',
      note: 'Once for each outlet.',
    },
    { draft: 'The results were reported by the committee on Friday.' },
    { draft: 'A report by the Herald (https://herald.example/raids) described the raids.' },
    { draft: 'A report by the Herald described the raids.', profile: 'wire' },
    { draft: 'The crash was reported by a passing driver.' },
  ],
  check(facts, report) {
    // Once for each outlet: the first mention is where a reader looks for the link.
    const linked = new Set<string>();
    let seen = -1;
    for (const site of sitesOf(facts, 'secondhand')) {
      const key = site.index * 4096 + site.claim.sentence;
      if (key === seen || hasLink(site.block) || !namesOutlet(site)) continue;
      seen = key;
      const span = outletSpan(site);
      linked.add(
        textOf(site.block, span)
          .split(/\s(?:by|in|from)\s(?:the\s)?/i)
          .pop()
          ?.toLowerCase() ?? '',
      );
      report(finding(facts, site.index, site.block, span));
    }
    for (const index of facts.paragraphsWith(passesOn)) {
      const block = facts.article.blocks[index];
      const sourcing = facts.sourcing.paragraphs[index];
      if (block === undefined || sourcing === null || sourcing === undefined) continue;
      for (const source of carriedOutlets(block, sourcing)) {
        const name = source.name.replace(/^the\s/i, '').toLowerCase();
        if (linked.has(name)) continue;
        linked.add(name);
        report(finding(facts, index, block, source));
      }
    }
  },
};

/** True for a paragraph without a link in which an outlet's report is passed on. */
function passesOn(block: Block, sourcing: ParagraphSourcing): boolean {
  return carriedOutlets(block, sourcing).length > 0;
}

/** The outlets whose reports a paragraph passes on, as sources of its attributions; none where it has a link. */
function carriedOutlets(block: Block, { attributions }: ParagraphSourcing): readonly Source[] {
  if (block.kind !== 'paragraph') return [];
  const outlets: Source[] = [];
  for (const { source, cue, manner } of attributions) {
    if (source === null || cue === null || manner !== 'say' || source.kind !== 'organization') continue;
    if (OUTLET.test(source.name) && CARRIED.test(textOf(block, cue))) outlets.push(source);
  }
  return outlets.length === 0 || hasLink(block) ? [] : outlets;
}

function finding(facts: Facts, index: number, block: Block, span: Span): Report {
  const words = textOf(block, span);
  return {
    ...place(facts, index, span),
    message: `Where can a reader see it? “${words}” is second-hand and has no link. Link the original and say when it appeared.`,
    fixes: [
      facts.article.format === 'markdown'
        ? wrap(facts, index, span, words)
        : insertion(facts, index, span.end, 'Add a link', ' (https://LINK)', ['LINK']),
    ],
  };
}

/** Names that are outlets and hardly anything else. */
const OUTLET =
  /\b(?:Times|Post|Journal|News|Herald|Tribune|Guardian|Gazette|Telegraph|Reuters|Bloomberg|Associated Press|AP|AFP|Agence France-Presse|BBC|CNN|CNBC|NBC|CBS|ABC|NPR|MSNBC|Axios|Politico|Newsweek|Forbes|BuzzFeed|HuffPost|Kommersant|TASS|Interfax|Xinhua|Spiegel|Monde|Figaro|Haaretz|Hindu)\b/;
/** What an outlet does with news, as against a statement about itself. */
const CARRIED = /\b(?:report|according to|reveal|wrote|writes|quoted|cited)/i;

const PRESS =
  /\b(?:Times|Post|Journal|News|Herald|Tribune|Guardian|Gazette|Press|Telegraph|Mail|Mirror|Sun|Observer|Independent|Standard|Chronicle|Examiner|Globe|Star|Courier|Dispatch|Inquirer|Register|Sentinel|Bulletin|Bee|Economist|Reuters|Bloomberg|AP|AFP|BBC|CNN|CNBC|NBC|CBS|ABC|NPR|MSNBC|ITV|ESPN|Axios|Politico|Newsweek|Forbes|Fortune|Variety|Wired|Vox|Vice|Slate|Salon|BuzzFeed|HuffPost|Radio|TV|Television|Magazine|Daily|Weekly|Kommersant|TASS|Interfax|Xinhua|Spiegel|Monde|Figaro|País|Zeitung|Repubblica|Haaretz|Hindu|Wire|Insider|Beast|Intercept|Atlantic|Yorker)\b/;
/** `cited by`, `reposted by`: what only media do, whatever the name. */
const PASSED_ON = /\b(?:cited|quoted|reposted|republished|relayed|first reported)\s+by\b/i;

function namesOutlet(site: Site): boolean {
  const text = textOf(site.block, outletSpan(site));
  if (!/\s(?:the\s)?[A-Z]/.test(text)) return false;
  return (
    PASSED_ON.test(text) ||
    PRESS.test(text) ||
    /(?:comments|remarks|interview|statements?)[^.]{0,20}\breported by\b/i.test(before(site) + text)
  );
}

function before({ block, claim, sentence }: Site): string {
  return block.reading.slice(Math.max(sentence.start, claim.start - 30), claim.start);
}

/** The claim with the whole of the outlet's name. */
function outletSpan({ block, claim, sentence }: Site): { start: number; end: number } {
  const rest = block.reading.slice(claim.end, Math.min(sentence.end, claim.end + 60));
  // The phrase may stop at `the` or inside the name.
  const more =
    /^(?:\s(?:the|The))?(?:\s(?:[A-Z][\w’'&.-]{0,24}|of|and(?=\s[A-Z])|\d{1,4})){0,5}/.exec(rest)?.[0] ?? '';
  const name = more.replace(/\s(?:of|and)$/, '').replace(/\.$/, '');
  return { start: claim.start, end: claim.end + name.length };
}

function wrap(facts: Facts, index: number, span: Span, words: string): Fix {
  const text = `[${words}](LINK)`;
  const start = text.length - 5;
  return {
    title: 'Link the report',
    safety: 'suggested',
    edits: [{ ...place(facts, index, span), text }],
    placeholders: [{ edit: 0, start, end: start + 4 }],
  };
}
