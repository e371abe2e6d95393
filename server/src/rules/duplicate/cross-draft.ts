import { blockAt, type Span } from '../../article/model.ts';
import type { Fix, Related } from '../../lint/finding.ts';
import type { ArticleRule, Facts, Report } from '../../lint/rule.ts';
import { backgroundShare, LEAST_SHARE } from '../../passages/background.ts';
import type { SharedDraft, SharedPassage } from '../../passages/passage-index.ts';
import { LEAST_WORDS } from '../../passages/shared-rows.ts';
import { keepFix } from './fixes.ts';

/** From this containment on, one draft is called a near copy of the other. */
export const NEAR_COPY = 0.6;
/** Characters between two passages, on both sides, over which they are one run. */
const RUN_GAP = 400;

/** A paragraph for the examples. */
const BRIDGE =
  'The work on the harbor bridge took eleven weeks and cost the port 4 million dollars, most of it for steel that had to come from abroad because the one mill in the county had shut in the spring, and its owner had let all of the workers go.';

/**
 * Passages that stand in other drafts too. What is shared comes from the host's index
 * (`LintInput.elsewhere`); a draft that is linted alone has none.
 */
export const crossDraft: ArticleRule = {
  unit: 'article',
  readsMaps: false,
  meta: {
    id: 'duplicate/cross-draft',
    severity: 'information',
    summary: 'A passage of 40 words or more that stands in another draft too',
    rationale:
      'Two papers have run one story on two pages of the same issue, and one ran an editorial twice in two days. ' +
      'Text that is taken over from an older draft may be background, a rewrite in progress, or a story filed twice: ' +
      'the finding says where else it stands and how much of this draft it makes up. ' +
      'Results, forecasts and earnings that are filled into the same sentences are no copies: the words that tell what a text is about have to agree, and more than half of the names and figures. ' +
      'A draft is called a near copy only when three fifths of the shorter one stand in the other. ' +
      'Passages that are registered as standing background are left alone everywhere.',
    guideline:
      'Recycled copy has to be disclosed, to editors and to readers (common newsroom ethics codes, after the case of J. Lehrer, 2012).',
    fix: 'suggested',
  },
  examples: [
    {
      draft: `Port counts its ships\n\nFewer ships than ever called at the port in May, its authority said on Monday.\n\n⟦${BRIDGE}⟧\n\nThe figures for June are due in the fall, and nobody expects them to be better than those of the spring, or of the year before that.`,
      others: {
        'may/bridge.txt': `Bridge reopens\n\nTraffic was light on Monday, police said, and no ship had to wait.\n\n${BRIDGE}\n\nA second bridge is planned for the north of the harbor, where the old ferry used to land, but nobody could say on Monday who is to pay for it, or when the county will take it up again.`,
      },
      note: 'A paragraph that stands in may/bridge.txt too.',
    },
    {
      draft: `Bridge is open\n\n⟦${BRIDGE}⟧`,
      others: { 'may/bridge.txt': `Bridge reopens\n\n${BRIDGE}` },
      note: 'A near copy.',
    },
    {
      draft:
        'Port counts its ships\n\nThe work on the harbor bridge took eleven weeks, the port authority said.',
      others: { 'may/bridge.txt': `Bridge reopens\n\n${BRIDGE}` },
      note: 'Fewer than 40 words.',
    },
    {
      draft: 'Council delays vote\n\nThe council put off its vote on the budget until June.',
      note: 'Linted alone, a draft has no other to share passages with.',
    },
    {
      draft:
        'Bridge is late\n\nThe bridge over the harbor will not be ready in May, said the port authority, which had promised it for April.',
      others: {
        'may/bridge.txt':
          'Bridge reopens\n\nThe port authority opened the bridge over the harbor in June, eight weeks late.',
      },
      note: 'The same topic in other words.',
    },
  ],
  check(facts, report) {
    for (const other of facts.elsewhere) {
      const passages = other.passages.flatMap((passage) => withoutBackground(facts, passage));
      if (passages.length === 0) continue;
      // Standing background makes no copy, and no part of one.
      const left = agreeingIn(passages) / Math.max(1, agreeingIn(other.passages));
      if (other.containment * left >= NEAR_COPY) report(nearCopy(facts, other, passages, other.share * left));
      else for (const run of runsOf(passages, facts.article.text)) report(sharedRun(facts, other, run));
    }
  },
};

/** One finding for the pair, at the head of the first passage: a mark under the whole draft helps nobody. */
function nearCopy(
  facts: Facts,
  other: SharedDraft,
  passages: readonly SharedPassage[],
  share: number,
): Report {
  const first = spanOf(passages.map(({ here }) => here));
  const index = blockAt(facts.article, first.start);
  const blockEnd = (facts.article.starts[index] ?? 0) + (facts.article.blocks[index]?.source.length ?? 0);
  return {
    start: first.start,
    end: withEndMark(facts.article.text, Math.max(first.start + 1, Math.min(first.end, blockEnd))),
    message: `Haven’t I read this? Near copy of “${other.id}”: ${percent(share)} of this draft stands there too. Keep one, or say what is new.`,
    related: runsOf(passages, facts.article.text).map((run) => relatedTo(other, run)),
    fixes: kept(facts, first.start),
  };
}

function sharedRun(facts: Facts, other: SharedDraft, run: readonly SharedPassage[]): Report {
  const words = run.reduce((sum, passage) => sum + passage.words, 0);
  const share = agreeingIn(run) / Math.max(1, other.draftWords);
  const { start, end } = spanOf(run.map(({ here }) => here));
  const span = { start, end: withEndMark(facts.article.text, end) };
  const text = facts.article.text.slice(span.start, span.end);
  const title = 'Register as standing background';
  return {
    ...span,
    message: `Haven’t I read this? ${words} words also stand in “${other.id}”: ${percent(share)} of this draft. Cut them, rewrite them, or register them as standing background.`,
    related: [relatedTo(other, run)],
    fixes: [
      {
        title,
        safety: 'suggested',
        edits: [],
        setting: { path: ['duplicates', 'background'], add: text.replace(/\s+/g, ' ').trim() },
      },
      ...kept(facts, span.start),
    ],
  };
}

function kept(facts: Facts, at: number): Fix[] {
  const fix = keepFix(facts.article, 'duplicate/cross-draft', at, 'Keep it in this draft');
  return fix === null ? [] : [fix];
}

/** Passages that follow each other closely in both drafts, as one. */
function runsOf(passages: readonly SharedPassage[], text: string): SharedPassage[][] {
  const runs: SharedPassage[][] = [];
  let last: SharedPassage | undefined;
  for (const passage of passages) {
    const run = runs[runs.length - 1];
    const follows =
      last !== undefined &&
      gapIn(text, last.here.end, passage.here.start) <= RUN_GAP &&
      passage.there.start >= last.there.end &&
      passage.there.start - last.there.end <= RUN_GAP;
    if (run !== undefined && follows) run.push(passage);
    else runs.push([passage]);
    last = passage;
  }
  return runs;
}

/** Characters between two places, the `\r` of line ends not counted: drafts are judged alike whatever ends their lines. */
function gapIn(text: string, from: number, to: number): number {
  let gap = to - from;
  if (gap > 2 * RUN_GAP) return gap;
  for (let at = text.indexOf('\r', from); at !== -1 && at < to; at = text.indexOf('\r', at + 1)) gap--;
  return gap;
}

/** The passage with what it says beside standing background counted; none where that is nothing worth telling. */
function withoutBackground({ article, settings }: Facts, passage: SharedPassage): readonly SharedPassage[] {
  if (passage.here.end > article.text.length) return [];
  const background = backgroundShare(article, passage.here, settings);
  if (background === 0) return [passage];
  const words = Math.round(passage.words * (1 - background));
  if (background >= LEAST_SHARE || words < LEAST_WORDS) return [];
  return [{ ...passage, words, agreeing: Math.round(passage.agreeing * (1 - background)) }];
}

function agreeingIn(passages: readonly SharedPassage[]): number {
  return passages.reduce((sum, { agreeing }) => sum + agreeing, 0);
}

function relatedTo(other: SharedDraft, run: readonly SharedPassage[]): Related {
  return {
    ...spanOf(run.map(({ there }) => there)),
    path: other.id,
    message: 'the same passage in the other draft',
  };
}

function spanOf(spans: readonly Span[]): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}

/** The offset behind the signs that end a sentence: a passage is a row of words, which has none. */
function withEndMark(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < 4 && /[.!?…”’"')\]]/.test(text.charAt(at))) at++;
  return at;
}

function percent(share: number): string {
  return `${Math.max(1, Math.round(share * 100))} %`;
}
