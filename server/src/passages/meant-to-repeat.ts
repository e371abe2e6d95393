/** What a draft repeats on purpose: pull quotes, key points, corrections, questions of an interview. */
import { isWhite } from '../article/lines.ts';
import { type Article, type Block, perBlock } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import { blockPrintOf } from './block-print.ts';

const PULL_QUOTE_CLASS = /^(?:pull-?quote|pullquote|blockquote|quote|callout)$/;
const SUMMARY_CLASS = /^(?:summary|highlights?|key-?points?|takeaways?|keypoints|tldr|gist)$/;
const SUMMARY_HEADING =
  /^(?:(?:key|main|story) (?:points?|takeaways?|facts?|findings|highlights)|highlights|takeaways|at a glance|in (?:brief|short|summary)|summary|overview|what (?:we|you need to) know|what to know|what we(?:’|')re watching|the gist|quick read|the bottom line|the essentials|tl;?dr)\b/i;
const STANDING_NOTE =
  /^(?:correction|corrections|clarification|editor(?:’|')?s note|editors(?:’|') note|update|updated|disclosure|note to readers|this (?:article|story|post|report) (?:was|has been|is|originally))\b/i;
/** What stands under an article of who wrote it: `Ada Quist covers the harbor for the Courier.` */
const BIOGRAPHY =
  /^(?:By )?\p{Lu}[\p{L}.’'-]{0,30}(?: \p{Lu}[\p{L}.’'-]{0,30}){1,3},? (?:is (?:an?|the|our) (?:[\p{L}’'-]{1,20},? ){0,6}(?:reporter|writer|editor|correspondent|columnist|critic|author|journalist|fellow|professor|photographer|producer|blogger|analyst|contributor)\b|(?:covers|writes|reports|edits|blogs|teaches) |has (?:covered|written|reported|worked as))/u;
/** `Step 2:`, `Ryan Hollman:`, `Monday:` at the beginning of an entry. */
const LABEL = /^[^.:\n]{1,30}:\s/;
/** Share of a block's characters that a quotation takes up when the block is little else. */
const MOST_QUOTED = 0.55;
/** Paragraphs that a box of what a story says in short may have, and words of each. */
const MOST_IN_BOX = 6;
const LONGEST_IN_BOX = 40;
/** A name has at most so many words and characters. */
const LONGEST_NAME = 4;
const NAME_CHARACTERS = 60;

/** Words of a question that may be put to several people. */
const LONGEST_QUESTION = 30;
/** A box of key points has no more items than this. */
const MOST_ITEMS = 20;

/** True for a block that is a quotation and nothing else but the name of who said it. */
export const isPullQuote: (block: Block) => boolean = perBlock((block) => {
  if (block.kind === 'blockquote') return true;
  if (block.structure?.classWords.some((word) => PULL_QUOTE_CLASS.test(word)) === true) return true;
  const [quotation] = quotationsOf(block);
  if (quotation === undefined) return false;
  const { reading } = block;
  const before = reading.slice(0, quotation.start).trim();
  const after = reading.slice(quotation.end).trim();
  if (before !== '' && !/^[-–—]$/.test(before)) return false;
  return after === '' || after === '.' || (/^[-–—,]/.test(after) && after.split(/\s+/).length <= 12);
});

/** True for a note that stands under many articles: a correction, an update stamp, an editor's note, who wrote it. */
export const isStandingNote: (block: Block) => boolean = perBlock(
  ({ reading }) => STANDING_NOTE.test(reading) || BIOGRAPHY.test(reading),
);

/** The label that a block begins with, white space included; null for none. */
export const labelOf: (block: Block) => string | null = perBlock(
  ({ reading }) => LABEL.exec(reading)?.[0] ?? null,
);

/** True for blocks that begin with other labels: entries about two things, not versions of one. */
export function haveOtherLabels(one: Block, other: Block): boolean {
  const label = labelOf(one);
  return label !== null && labelOf(other) !== null && label !== labelOf(other);
}

/** True for a question in quotation marks and who put it: `“Where were you?” the prosecutor asked.` */
export const isQuotedQuestion: (block: Block) => boolean = perBlock((block) =>
  quotationsOf(block).some(
    ({ inner }) =>
      /\?\s{0,2}$/.test(block.reading.slice(inner.start, inner.end)) &&
      inner.end - inner.start >= MOST_QUOTED * block.reading.length,
  ),
);

/** True for a block that is one question, with or without a label (`Q:`, `Reporter:`). */
export const isQuestion: (block: Block) => boolean = perBlock(
  (block) =>
    block.reading.endsWith('?') &&
    blockPrintOf(block).words.count <= LONGEST_QUESTION &&
    blockPrintOf(block).sentences.length <= 2,
);

/** True for a line of an interview or a play: a name, a colon, what was said. */
export const isSpeakerLine: (block: Block) => boolean = perBlock(({ reading }) => {
  const colon = reading.indexOf(':');
  if (colon < 1 || colon > NAME_CHARACTERS || !isWhite(reading.charCodeAt(colon + 1))) return false;
  const words = reading.slice(0, colon).split(' ');
  return words.length <= LONGEST_NAME && words.every((word) => /^\p{Lu}/u.test(word));
});

/** True when the block is an item of a box of key points, or stands as a list item above the first paragraph. */
export function isKeyPoint(article: Article, index: number): boolean {
  const block = article.blocks[index];
  if (block === undefined) return false;
  if (block.structure?.classWords.some((word) => SUMMARY_CLASS.test(word)) === true) return true;
  if (block.kind === 'paragraph') return isInBox(article, index);
  if (block.kind !== 'list-item') return false;
  for (let at = index - 1; at >= 0 && index - at <= MOST_ITEMS; at--) {
    const before = article.blocks[at];
    if (before === undefined || before.kind === 'list-item') continue;
    if (before.kind === 'heading' || before.kind === 'headline')
      return SUMMARY_HEADING.test(before.reading) || before.kind === 'headline';
    return SUMMARY_HEADING.test(before.reading) && before.reading.length < 60;
  }
  return index < MOST_ITEMS;
}

/** True for a short paragraph of a box that another heading ends: `At a glance`, what the story says, `The full story`. */
function isInBox(article: Article, index: number): boolean {
  const { blocks } = article;
  let from = index;
  while (index - from < MOST_IN_BOX && blocks[from]?.kind === 'paragraph') from--;
  const heading = blocks[from];
  if (heading?.kind !== 'heading' || !SUMMARY_HEADING.test(heading.reading)) return false;
  for (let at = from + 1; at <= from + MOST_IN_BOX + 1; at++) {
    const block = blocks[at];
    if (block === undefined) return false;
    if (block.kind === 'heading' || block.kind === 'separator') return true;
    if (block.kind !== 'paragraph' || blockPrintOf(block).words.count > LONGEST_IN_BOX) return false;
  }
  return false;
}

/** True for one of the short lines of a list, a table or a timetable: no sentence, or an item. */
export function isListLine(block: Block): boolean {
  if (block.kind === 'list-item' || block.kind === 'table-row') return true;
  return blockPrintOf(block).words.count <= 30 && !/[.!?…]["”’)\]]{0,2}$/.test(block.reading);
}
