import type { Block, Span } from '../../article/model.ts';
import { type Quotation, quotationsOf } from '../../article/quotations.ts';
import { sentencesOf } from '../../article/sentences.ts';
import type { Rule } from '../../lint/rule.ts';
import { isCovered, type ParagraphSourcing } from '../../sourcing/sourcing-map.ts';
import { insertion } from './attribution-fixes.ts';
import { meets, place, quoted } from './claim-sites.ts';

/** Words long enough to be somebody's speech, not a term or a title. */
const SPEECH_WORDS = 5;

/** A quotation, and nobody who said it. */
export const quoteNoSpeaker: Rule = {
  unit: 'nearby',
  reach: 1,
  meta: {
    id: 'attribution/quote-no-speaker',
    severity: 'warning',
    summary: 'A quotation without a speaker in reach',
    rationale:
      'A direct quotation belongs to somebody, and the reader must not have to guess to whom. Name the speaker next to the words. ' +
      'The rule looks at the sentences around it, at quotations that run over paragraphs and at frames such as “Police gave this account:”. It leaves alone titles, slogans, single terms, pull quotes and epigraphs.',
    guideline: 'Reuters handbook: identify the speaker right after the first sentence of a quotation.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'The hall was full by noon.\n\n⟦“It was chaos in there, and nobody had a key.”⟧\n\nThe vote began at one.',
      fixed:
        'The hall was full by noon.\n\n“It was chaos in there, and nobody had a key,” NAME said.\n\nThe vote began at one.',
    },
    { draft: 'The gloves come in three sizes. They are ⟦“like sticking your hand in an oven.”⟧' },
    { draft: 'The hall was full by noon.\n\n“It was chaos in there, and nobody had a key,” said Ana Ruiz.' },
    { draft: 'Ruiz left early. “It was chaos in there, and nobody had a key,” she said.' },
    { draft: 'The film “The Night of the Long Winter Moon” opens on Friday.', note: 'A title.' },
    { draft: 'Ana Ruiz put it this way: “It was chaos in there, and nobody had a key.”' },
    {
      draft: 'The hall was full.\n\n“It was chaos in there, and nobody had a key.”\n\n— Ana Ruiz, caretaker',
      note: 'Signed.',
    },
    { draft: 'The banner read “No more cuts to our schools, ever.”' },
  ],
  check(facts, index, report) {
    const { blocks } = facts.article;
    const block = blocks[index];
    const sourcing = facts.sourcing.paragraphs[index];
    if (block === undefined || sourcing === null || sourcing === undefined) return;
    if (block.kind !== 'paragraph') return;
    for (const quotation of quotationsOf(block)) {
      if (!isSpeech(block, quotation) || hasSpeaker(block, sourcing, quotation)) continue;
      if (isSigned(block, quotation, blocks[index + 1])) continue;
      report({
        ...place(facts, index, quotation),
        message: `Who is speaking? Nobody is named for ${quoted(block.reading.slice(quotation.inner.start, quotation.inner.end))}. Name the speaker next to the words.`,
        fixes: nameSpeaker(block, quotation) ? [speakerFix(facts, index, block, quotation)] : [],
      });
    }
  },
};

const INTRODUCED =
  /\b(?:titled|entitled|called|named|dubbed|nicknamed|known as|slogan|motto|sign|signs|banner|banners|read|reads|reading|song|album|film|movie|book|novel|episode|series|play|headline|headlined|hashtag|inscription|chant|chants|chanted|chanting|phrase|term|word|words|title|labeled|labelled|marked|captioned|single|track|theme|wrote|tweet|tweeted|posted|definition|defined as|stated|states|says|said|policy|award|category|acronym|stands for|so-called)\b[^.“"]{0,24}$/i;

function isSpeech(block: Block, { inner, closed, start, end }: Quotation): boolean {
  if (!closed) return false;
  const words = block.reading.slice(inner.start, inner.end);
  const count = words.split(/\s+/).length;
  if (count < SPEECH_WORDS) return false;
  if (isTitle(words) || INTRODUCED.test(block.reading.slice(Math.max(0, start - 60), start))) return false;
  // `…,” says the acting director of …`: a speaker, however long the name.
  if (
    /^\s{0,2}(?:[\w.’'-]{1,20}\s){0,5}(?:said|says|told|wrote|writes|added|asked|recalled)\b/.test(
      block.reading.slice(end, end + 100),
    )
  )
    return false;
  // A colon hands over to whoever was named before it.
  if (/:\s$/.test(block.reading.slice(Math.max(0, start - 2), start))) return false;
  // A term in a sentence ends in no stop; speech does, or is long.
  return /[.,!?…]$/.test(words) || count >= 8;
}

/** `The Night of the Long Winter Moon`: most of its longer words have capitals. */
function isTitle(words: string): boolean {
  const long = words.match(/[A-Za-z][\w’'-]{3,}/g) ?? [];
  const capital = long.filter((word) => /^[A-Z]/.test(word)).length;
  return capital > long.length / 2;
}

/** `“…” — Ana Ruiz`, on the same line or the next one: a quotation with its signature. */
function isSigned(block: Block, { end }: Quotation, next: Block | undefined): boolean {
  const rest = block.reading.slice(end, end + 60).trim();
  return SIGNATURE.test(rest === '' ? (next?.reading ?? '') : rest);
}

const SIGNATURE = /^[―—–-]{1,2}\s?\p{Lu}/u;

/** True when the sentences that the quotation touches, or an attribution that lies around it, have a source. */
function hasSpeaker(block: Block, sourcing: ParagraphSourcing, quotation: Span): boolean {
  const sentences = sentencesOf(block);
  for (let at = 0; at < sentences.length; at++) {
    const sentence = sentences[at];
    if (sentence === undefined || !meets(sentence, quotation)) continue;
    if (isCovered(sourcing.sentences[at])) return true;
  }
  return sourcing.attributions.some(({ content }) => content.some((span) => meets(span, quotation)));
}

function nameSpeaker(block: Block, { inner, end }: Quotation): boolean {
  return (
    block.reading.charAt(inner.end - 1) === '.' &&
    (end >= block.reading.length || /\s/.test(block.reading.charAt(end)))
  );
}

/** `…, and nobody had a key,” NAME said.` */
function speakerFix(
  facts: Parameters<typeof place>[0],
  index: number,
  block: Block,
  { inner, end }: Quotation,
) {
  const comma = place(facts, index, { start: inner.end - 1, end: inner.end });
  const behind = insertion(facts, index, end, '', ' NAME said.', []);
  const mark = block.reading.slice(inner.end, end);
  return {
    title: 'Name the speaker',
    safety: 'suggested' as const,
    edits: [{ ...comma, text: ',' }, ...behind.edits],
    placeholders: mark === '' ? [] : [{ edit: 1, start: 1, end: 5 }],
  };
}
