import { frontMatterField } from '../../article/front-matter.ts';
import { type Block, perBlock } from '../../article/model.ts';
import type { Facts, Rule } from '../../lint/rule.ts';
import { claimsOf } from '../../sourcing/claims.ts';
import { attributionsOf, placeClaim, type Site, sitesOf, textOf } from './claim-sites.ts';

/** Recently: when? */
export const vagueTime: Rule = {
  unit: 'article',
  meta: {
    id: 'attribution/vague-time',
    severity: 'hint',
    profiles: { newsletter: 'off', opinion: 'off' },
    summary: 'A statement dated only “recent”, or “today” in a draft without a date',
    rationale:
      'A statement that was made in “recent comments” cannot be found, and “today” means nothing once the page is shared. Give the day. ' +
      'The rule looks at words that date what somebody said or published, and at today, yesterday and tomorrow in drafts that bear no date at all.',
    guideline: 'AP and Reuters: give the day that something was said.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: '⟦In recent comments⟧, Ruiz said the bridge was safe.',
      fixed: 'On DATE, Ruiz said the bridge was safe.',
    },
    {
      draft: 'The mayor resigned ⟦yesterday⟧ after a vote.',
      fixed: 'The mayor resigned on DATE after a vote.',
    },
    { draft: 'The mayor resigned on May 3 after a vote.' },
    {
      draft: 'OSLO, May 3 — The mayor resigned yesterday after a vote.',
      note: 'The dateline says which day.',
    },
    { draft: '“I saw him yesterday,” said Ruiz.' },
    { draft: '---\ndate: 2025-05-04\n---\n\nThe mayor resigned yesterday after a vote.', format: 'markdown' },
  ],
  check(facts, report) {
    const sites = sitesOf(facts, 'vague-time');
    if (sites.length === 0) return;
    let relatives = 0;
    for (const site of sites) {
      const words = textOf(site.block, site.claim).toLowerCase();
      if (
        claimsOf(site.block).some(
          ({ kind, sentence }) => kind === 'secondhand' && sentence === site.claim.sentence,
        )
      )
        continue;
      const statement = /\brecent (?:comments|remarks|interviews?|statement|post|report)/.test(words);
      if (!statement) {
        if (!/^(?:yesterday|today|tomorrow|tonight)$/.test(words) || relatives > 0) continue;
        if (facts.ask(bearsDate) || isFigurative(site)) continue;
        relatives++;
      } else if (site.claim.from > 0 && attributionsOf(site).some(({ quote }) => quote)) {
        continue;
      }
      const opens = /^[A-Z]/.test(textOf(site.block, site.claim));
      const text = `${opens ? 'On' : 'on'} DATE`;
      const replaces = !statement || /^in\s/.test(words);
      report({
        ...placeClaim(site),
        message: statement
          ? `When? “${textOf(site.block, site.claim)}” gives no day. Say when it was said or published.`
          : `Which day is “${words}”? The draft bears no date. Give the day.`,
        fixes: replaces
          ? [
              {
                title: 'Give the day',
                safety: 'suggested',
                edits: [{ ...placeClaim(site), text }],
                placeholders: [{ edit: 0, start: 3, end: 7 }],
              },
            ]
          : [],
      });
    }
  },
};

const MONTH_DAY =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)\s\d{1,2}\b|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\b\d{4}-\d\d-\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;

function bearsDate(facts: Facts): boolean {
  if (frontMatterField(facts.article.frontMatter, 'date', 'published', 'pubdate', 'updated') !== null)
    return true;
  return facts.blocksWith(isDated).length > 0;
}

const isDated: (block: Block) => boolean = perBlock(({ reading }) => MONTH_DAY.test(reading));

/** `today's world`, `sign up today`: not a day. */
function isFigurative({ block, claim }: Site): boolean {
  return (
    /^['’]s\b/.test(block.reading.slice(claim.end)) ||
    /\b(?:of|until|even|and|as of)\s$/.test(block.reading.slice(0, claim.start))
  );
}
