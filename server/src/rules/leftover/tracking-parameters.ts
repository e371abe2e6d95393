import { type Block, perBlock } from '../../article/model.ts';
import type { ArticleRule } from '../../lint/rule.ts';
import { eachBlockWith } from './report.ts';

const ADDRESS = /https?:\/\/[^\s<>"“”)\]]{4,2000}/g;
const TRACKING =
  /^(?:utm_[a-z_]{2,24}|fbclid|gclid|dclid|gclsrc|gbraid|wbraid|msclkid|mc_[ce]id|igshid?|mkt_tok|_hs(?:enc|mi)|hsctatracking|yclid|srsltid|ref_src|ref_url|ns_campaign|ns_source|ns_mchannel|cmpid|ocid|smid|taid|guccounter|guce_referrer(?:_sig)?|__twitter_impression|at_(?:medium|campaign|custom\d)|s_cid|vero_id|wickedid|twclid|ttclid|li_fat_id|oly_(?:anon|enc)_id|_openstat|xtor|referrer)=/i;
/** Values by which chatbots sign the links that they hand out. */
const CHATBOT =
  /^(?:utm_source|referrer)=(?:chatgpt\.com|openai|copilot\.com|perplexity(?:\.ai)?|grok\.com|gemini|claude\.ai)$/i;

interface Tracked {
  /** Offsets in the block's source. */
  readonly start: number;
  readonly end: number;
  readonly clean: string;
  readonly names: string;
  readonly byChatbot: boolean;
}

/** Addresses with tracking parameters in a block's source. */
const trackedIn = perBlock((block: Block): readonly Tracked[] => {
  if (!block.source.includes('://') || !block.source.includes('=')) return [];
  const found: Tracked[] = [];
  for (const match of block.source.matchAll(ADDRESS)) {
    const tracked = strip(match[0].replace(/[.,;:!?'’]{1,4}$/, ''));
    if (tracked !== null) {
      found.push({ ...tracked, start: match.index + tracked.start, end: match.index + tracked.end });
    }
  }
  return found;
});

/** True when one stands there. */
function isTracked(block: Block): boolean {
  return trackedIn(block).length > 0;
}

/** What is between the question mark and the fragment, with the tracking parameters left out; null when there are none. */
function strip(address: string): Tracked | null {
  const question = address.indexOf('?');
  if (question === -1) return null;
  const hash = address.indexOf('#', question);
  const end = hash === -1 ? address.length : hash;
  const separator = address.slice(question, end).includes('&amp;') ? '&amp;' : '&';
  const all = address.slice(question + 1, end).split(separator);
  const kept = all.filter((one) => !isTracking(one));
  const gone = all.filter(isTracking);
  if (gone.length === 0) return null;
  return {
    start: question,
    end,
    clean: kept.length === 0 ? '' : `?${kept.join(separator)}`,
    names: gone.map((one) => one.slice(0, one.indexOf('='))).join(', '),
    byChatbot: gone.some((one) => CHATBOT.test(one)),
  };
}

function isTracking(parameter: string): boolean {
  return TRACKING.test(parameter) && (!/^referrer=/i.test(parameter) || CHATBOT.test(parameter));
}

/** Links that tell another site's advertisers where the reader came from. */
export const trackingParameters: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/tracking-parameters',
    severity: 'information',
    profiles: { newsletter: 'off' },
    summary: 'Tracking parameters in a link',
    rationale:
      'A link copied from a newsletter, a feed or a chatbot carries marks that say where it was copied. They are no part of the address, and `utm_source=chatgpt.com` tells every reader how the story was researched. Newsletters that set campaign marks of their own use the profile `newsletter`, which is silent.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'The list is at https://www.example.gov/apps⟦?utm_source=chatgpt.com⟧ and is updated each quarter.',
      fixed: 'The list is at https://www.example.gov/apps and is updated each quarter.',
    },
    {
      draft: 'See [the study](https://x.example/a⟦?id=3&fbclid=IwAR0⟧#results).',
      format: 'markdown',
      fixed: 'See [the study](https://x.example/a?id=3#results).',
    },
    { draft: 'The list is at https://www.example.gov/apps?id=3 and grows.' },
    { draft: 'Set utm_source=news in the campaign.' },
    { draft: 'Our sale: https://x.example/?utm_source=letter', profile: 'newsletter' },
  ],
  check(facts, report) {
    eachBlockWith(facts, isTracked, (block, offset) => {
      for (const { start, end, clean, names, byChatbot } of trackedIn(block)) {
        const span = { start: offset + start, end: offset + end };
        report({
          ...span,
          ...(byChatbot ? { severity: 'warning' as const } : {}),
          message: byChatbot
            ? `Who found this source? The link was handed out by a chatbot (${names}): check it, and drop the mark.`
            : `What is this doing in the link? ${names} only tells where it was copied: drop it.`,
          fixes: [
            { title: 'Drop the tracking parameters', safety: 'safe', edits: [{ ...span, text: clean }] },
          ],
        });
      }
    });
  },
};
