/** Which words of a block stand in quotation marks. */
import type { Block } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import type { Row } from './draft-print.ts';
import { wordsOf } from './words.ts';

/** Share of a row of words, or of a quotation, that stands for all of it. */
export const QUOTED_SHARE = 0.8;

/** True when nearly all words of the row lie within quotation marks. */
export function isQuoted(block: Block, row: Row): boolean {
  const words = wordsOf(block);
  let quoted = 0;
  for (const { inner } of quotationsOf(block)) {
    for (let at = row.from; at < row.to; at++) {
      if ((words.starts[at] ?? 0) >= inner.start && (words.ends[at] ?? 0) <= inner.end) quoted++;
    }
  }
  return quoted >= QUOTED_SHARE * (row.to - row.from);
}
