import { type Block, overlaps, perBlock, type Span } from '../../article/model.ts';
import { SIGN, scanOf } from '../../leftovers/scan.ts';
import type { ArticleRule } from '../../lint/rule.ts';
import { eachBlockWith, isProtected, readsAsWritten, spanAt } from './report.ts';

/** Two words without a space: a lower-case word of some length that runs into a capitalised one. */
const WORDS = /(?<![\w@#./-])([a-z]{4,24})([A-Z][a-z]{3,24})(?![\w@/]|\.[a-z])/g;
/** A sentence's end without a space after it. Not a file name, an address or an abbreviation. */
const STOP = /(?<=[a-z]{3}[”’"')]?[.?!])(?=[A-Z][a-z]{1,20}[ ’'])(?!Gov\b|Org\b|Com\b|Net\b|Info\b)/g;
/** Product names that are written so. */
const NAMES =
  /^(?:open(?:Office|Street|Table)|deviant(?:Art)|phone(?:Gap)|type(?:Script)|java(?:Script)|post(?:Scripts?)|camel(?:Case)|word(?:Press|Perfect)|news(?:Guild)|snake(?:Case)|pascal(?:Case)|bell(?:South)|easy(?:Jet|Group)|core(?:Logic)|trip(?:Advisor)|food(?:Panda))/;

interface Joint extends Span {
  /** Reading offset between the two. */
  readonly at: number;
  readonly sentence: boolean;
}

const NO_JOINTS: readonly Joint[] = [];

const jointsIn = perBlock((block: Block): readonly Joint[] => {
  const scan = scanOf(block);
  const mayJoin = (scan.signs & SIGN.joined) !== 0 && scan.words > 5;
  if (scan.glued === 0 && !mayJoin) return NO_JOINTS;
  const joints: Joint[] = [];
  const { reading } = block;
  if (scan.glued > 0) {
    for (const match of reading.matchAll(WORDS)) {
      const [all, first = ''] = match;
      if (NAMES.test(all) || isProtected(block, match.index)) continue;
      joints.push({
        start: match.index,
        end: match.index + all.length,
        at: match.index + first.length,
        sentence: false,
      });
    }
  }
  if (mayJoin) {
    for (const match of reading.matchAll(STOP)) {
      if (isProtected(block, match.index)) continue;
      const start = reading.lastIndexOf(' ', match.index - 1) + 1;
      if (/[@#/]|\.\w{1,30}\./.test(reading.slice(start, match.index))) continue;
      const space = reading.indexOf(' ', match.index);
      joints.push({ start, end: space === -1 ? reading.length : space, at: match.index, sentence: true });
    }
  }
  // Elements that stand side by side need no space between them: style sheets set them apart.
  return joints.filter((joint) => readsAsWritten(block, joint)).sort((a, b) => a.start - b.start);
});

function hasJoints(block: Block): boolean {
  return jointsIn(block).length > 0;
}

/** Words or sentences that lost the space between them. */
export const glued: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/glued',
    severity: 'information',
    summary: 'Words or sentences run together without a space',
    rationale:
      'Copying out of a page drops the break between a heading and a paragraph, or between two teasers. What is left reads like one word. Names that are written so (KyivPost, YouTube, eBay), addresses and handles are left alone.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        '<p>He <em>left</em> the plant without its ⟦electricityRussia⟧ and the others said on Monday.</p>',
      format: 'html',
    },
    {
      draft: '<p><span>Politics</span><span>News</span> of the council and its vote on Friday.</p>',
      format: 'html',
    },
    {
      draft: 'The plant sells its ⟦electricityRussia⟧ and the United States have talked.',
      fixed: 'The plant sells its electricity Russia and the United States have talked.',
    },
    {
      draft: 'He left on ⟦Monday.The⟧ council met without him.',
      fixed: 'He left on Monday. The council met without him.',
    },
    { draft: 'According to KyivPost, the talks failed.' },
    { draft: 'She sold it on eBay and bought an iPhone, an iPad and a WordPress site.' },
    { draft: 'See www.example.com/pageTitle or mail pageTitle@example.com.' },
    { draft: 'The U.S.Army won, said J.R.Smith of Node.js fame.' },
  ],
  check(facts, report) {
    eachBlockWith(facts, hasJoints, (block, offset) => {
      for (const { start, end, at, sentence } of jointsIn(block)) {
        const span = spanAt(block, offset, start, end);
        // A passage pasted twice without a break is one finding of `duplicate/`.
        if (facts.passages.repeats.some(({ second }) => overlaps(second, span))) continue;
        report({
          ...span,
          message: `Is something missing here? “${block.reading.slice(start, end)}” runs two ${sentence ? 'sentences' : 'words'} together.`,
          fixes: [
            {
              title: 'Put a space between them',
              safety: 'suggested',
              edits: [{ ...spanAt(block, offset, at, at), text: ' ' }],
            },
          ],
        });
      }
    });
  },
};
