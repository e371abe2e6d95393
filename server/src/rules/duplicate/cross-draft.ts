import { blockAt, type Span } from '../../article/model.ts';
import type { Related } from '../../lint/finding.ts';
import type { ArticleRule, Facts, Report } from '../../lint/rule.ts';
import { isBackgroundSpan } from '../../passages/background.ts';
import type { SharedDraft, SharedPassage } from '../../passages/passage-index.ts';

/** From this containment on, one draft is called a near copy of the other. */
const NEAR_COPY = 0.6;
/** Characters between two passages, on both sides, over which they are one run. */
const RUN_GAP = 400;

/**
 * Passages that stand in other drafts too. What is shared comes from the host's index
 * (`LintInput.elsewhere`); a draft that is linted alone has none.
 */
export const crossDraft: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/cross-draft',
    severity: 'information',
    summary: 'A passage of 40 words or more that stands in another draft too',
    rationale:
      'Two papers have run one story on two pages of the same issue, and one ran an editorial twice in two days. ' +
      'Text that is taken over from an older draft may be background, a rewrite in progress, or a story filed twice: ' +
      'the finding says where else it stands and how much of this draft it makes up. ' +
      'A draft is called a near copy only when three fifths of the shorter one stand in the other. ' +
      'Passages that are registered as standing background are left alone everywhere.',
    guideline:
      'Recycled copy has to be disclosed, to editors and to readers (common newsroom ethics codes, after the case of J. Lehrer, 2012).',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'Council delays vote\n\nThe council put off its vote on the budget until June.',
      note: 'Linted alone, a draft has no other to share passages with.',
    },
  ],
  check(facts, report) {
    for (const other of facts.elsewhere) {
      const passages = other.passages.filter(
        ({ here }) =>
          here.end <= facts.article.text.length && !isBackgroundSpan(facts.article, here, facts.settings),
      );
      if (passages.length === 0) continue;
      if (other.containment >= NEAR_COPY) report(nearCopy(facts, other, passages));
      else for (const run of runsOf(passages)) report(sharedRun(facts, other, run));
    }
  },
};

/** One finding for the pair, at the head of the first passage: a mark under the whole draft helps nobody. */
function nearCopy(facts: Facts, other: SharedDraft, passages: readonly SharedPassage[]): Report {
  const first = spanOf(passages.map(({ here }) => here));
  const index = blockAt(facts.article, first.start);
  const blockEnd = (facts.article.starts[index] ?? 0) + (facts.article.blocks[index]?.source.length ?? 0);
  return {
    start: first.start,
    end: Math.max(first.start + 1, Math.min(first.end, blockEnd)),
    message: `Haven’t I read this? Near copy of “${other.id}”: ${percent(other.share)} of this draft stands there too. Keep one, or say what is new.`,
    related: runsOf(passages).map((run) => relatedTo(other, run)),
  };
}

function sharedRun(facts: Facts, other: SharedDraft, run: readonly SharedPassage[]): Report {
  const words = run.reduce((sum, passage) => sum + passage.words, 0);
  const agreeing = run.reduce((sum, passage) => sum + passage.agreeing, 0);
  const share = agreeing / Math.max(1, other.draftWords);
  const span = spanOf(run.map(({ here }) => here));
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
    ],
  };
}

/** Passages that follow each other closely in both drafts, as one. */
function runsOf(passages: readonly SharedPassage[]): SharedPassage[][] {
  const runs: SharedPassage[][] = [];
  let last: SharedPassage | undefined;
  for (const passage of passages) {
    const run = runs[runs.length - 1];
    const follows =
      last !== undefined &&
      passage.here.start - last.here.end <= RUN_GAP &&
      passage.there.start >= last.there.end &&
      passage.there.start - last.there.end <= RUN_GAP;
    if (run !== undefined && follows) run.push(passage);
    else runs.push([passage]);
    last = passage;
  }
  return runs;
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

function percent(share: number): string {
  return `${Math.max(1, Math.round(share * 100))} %`;
}
