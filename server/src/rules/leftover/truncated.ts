import type { Block } from '../../article/model.ts';
import { sentencesOf } from '../../article/sentences.ts';
import { scanOf } from '../../leftovers/scan.ts';
import type { ArticleRule } from '../../lint/rule.ts';
import { eachBlockWith, isProtected, isQuoted, readsAsWritten, spanAt } from './report.ts';

/** Text that breaks off is at least this long: shorter lines are labels and headings. */
const FEWEST_WORDS = 14;
/** Words on which no sentence ends. */
const DANGLING =
  /\b(?:a|an|the|and|or|but|of|in|on|at|to|for|from|with|by|as|that|which|who|whose|than|because|while|is|are|was|were|has|have|had|will|would|its|their|his|her|our|into|about|after|before|between|said|says)$/i;
const CUT = /(?:\s?\[(?:…|\.{3})\]|(?<=[a-z,])\s?(?:…|\.{3}))$/;

/** What is wrong at the end of a block: where it starts, and how sure that is. */
function breakIn(block: Block): { start: number; dangling: boolean } | null {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return null;
  const scan = scanOf(block);
  const shortened = block.reading.endsWith(']') && scan.words > 1;
  if (!shortened && (scan.words < FEWEST_WORDS || scan.capitalised > scan.words / 3)) return null;
  const { reading } = block;
  const cut = CUT.exec(reading);
  if (cut !== null) {
    const lastQuoted = isQuoted(block, { start: cut.index, end: reading.length });
    return lastQuoted ? null : { start: lastWord(reading, cut.index), dangling: reading.endsWith(']') };
  }
  if (scan.end !== '' || !/[a-z]$/.test(reading)) return null;
  if (DANGLING.test(reading)) return { start: lastWord(reading, reading.length), dangling: true };
  // Without an end mark, after at least one sentence that has one.
  const sentences = sentencesOf(block);
  if (sentences.length < 2 || scan.sentenceEnds === 0 || isProtected(block, reading.length - 1)) return null;
  const last = sentences[sentences.length - 1];
  if (last === undefined || reading.slice(last.start).split(' ').length < 4) return null;
  return { start: lastWord(reading, reading.length), dangling: false };
}

/** Start of the last word before `end`. */
function lastWord(reading: string, end: number): number {
  const space = reading.lastIndexOf(' ', Math.max(0, end - 2));
  return space + 1;
}

/** The end of a line that must read as it is written. */
const LAST = 24;

/** A line that ends in a link ends with that link’s words, which need no full stop. */
function breaksOff(block: Block): boolean {
  const { length } = block.reading;
  return breakIn(block) !== null && readsAsWritten(block, { start: Math.max(0, length - LAST), end: length });
}

/** A paragraph that stops in the middle of a sentence. */
export const truncated: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/truncated',
    severity: 'information',
    summary: 'A paragraph that breaks off',
    rationale:
      'Teasers and feeds cut a text after so many characters, and a slip of the mouse leaves the last line behind. The rest has to be fetched from the original, so there is no fix. Headings, lists and lines that introduce something are left alone.',
    fix: 'none',
  },
  examples: [
    {
      draft:
        'Council votes on baths\n\nThe team had worked for a year on the bridge. The majority of the cables are currently facing ⟦mixed⟧',
    },
    {
      draft:
        'Council votes on baths\n\nThe council met on Friday to talk about the bridge, the baths, the school and ⟦the⟧',
    },
    { draft: 'Auditors had asked for two more weeks, and holders saw little change in the price ⟦of […]⟧' },
    { draft: 'The council met on Friday to talk about the bridge, the baths, the school and the market.' },
    { draft: 'Council to meet on Friday over bridge, baths, school and market after a year of delays' },
    {
      draft:
        'The council met on Friday. It talked about these things, and it took its time over all of them:',
    },
    { draft: 'He waited for a long time in the hall, and nobody came to tell him “we will see…”' },
  ],
  check(facts, report) {
    const { blocks } = facts.article;
    eachBlockWith(facts, breaksOff, (block, offset, index) => {
      const found = breakIn(block);
      if (found === null) return;
      // A list, a quotation or code may carry the sentence on.
      const next = blocks[index + 1];
      if (next !== undefined && next.kind !== 'paragraph' && next.kind !== 'heading' && !found.dangling)
        return;
      if (next !== undefined && /^[a-z]/.test(next.reading)) return;
      report({
        ...spanAt(block, offset, found.start, block.reading.length),
        ...(found.dangling ? {} : { severity: 'hint' as const }),
        message: `Where is the rest? The paragraph breaks off at “${block.reading.slice(found.start)}”.`,
      });
    });
  },
};
