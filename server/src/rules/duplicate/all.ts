import type { Rule } from '../../lint/rule.ts';
import { crossDraft } from './cross-draft.ts';
import { doubledWord } from './doubled-word.ts';
import { headline } from './headline.ts';
import { line } from './line.ts';
import { nearParagraph } from './near-paragraph.ts';
import { nearSentence } from './near-sentence.ts';
import { paragraph } from './paragraph.ts';
import { quotation } from './quotation.ts';
import { quoteEcho } from './quote-echo.ts';
import { selfRepeat } from './self-repeat.ts';
import { sentence } from './sentence.ts';
import { teaser } from './teaser.ts';
import { truncatedCopy } from './truncated-copy.ts';
import { twoVersions } from './two-versions.ts';

/** The rules of the family `duplicate/`, in the order of the documentation. */
export const DUPLICATE_RULES: readonly Rule[] = [
  selfRepeat,
  headline,
  line,
  teaser,
  paragraph,
  truncatedCopy,
  twoVersions,
  nearParagraph,
  sentence,
  nearSentence,
  quotation,
  quoteEcho,
  doubledWord,
  crossDraft,
];
