/** Turns of a transcript: paragraphs that open with who speaks, `Q:`, `RUIZ:`, `Ana Ruiz:`. All of such a paragraph is that person’s. */
import { type Block, perBlock } from '../article/model.ts';

const LABEL =
  /^(?:Q|A|(?:[A-Z][\w’'.-]{0,24} ){0,3}[A-Z][\w’'.-]{0,24}(?: \([^)]{1,30}\))?)(?:\s\(\d{1,2}:\d\d\))?\s?: \S/;
/** What stands before a colon and names nobody who speaks. */
const NOBODY =
  /^(?:update|updated|correction|clarification|editor|note|background|warning|alert|breaking|exclusive|latest|summary|result|results|analysis|opinion|review|photo|image|video|credit|source|sources|location|date|time|where|when|who|what|why|how|tip|tips|key|read|watch|more|related|step|fact|myth|verdict|claim|rating|price|cost|tickets|address|phone|website|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;

/** True when the block is such a turn. */
export const isTurn: (block: Block) => boolean = perBlock(
  ({ kind, reading }) =>
    kind === 'paragraph' && reading.includes(':') && LABEL.test(reading) && !NOBODY.test(reading),
);
