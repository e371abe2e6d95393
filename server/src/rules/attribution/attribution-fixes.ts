/** Fixes that several rules of this family offer. None is safe: an editor has to know who said it. */
import type { Block, Span } from '../../article/model.ts';
import type { Edit, Fix } from '../../lint/finding.ts';
import type { Facts } from '../../lint/rule.ts';
import { COLLECTIVE_WORDS } from '../../sourcing/claims-collectives.ts';
import type { ParagraphSourcing, Source } from '../../sourcing/sourcing-map.ts';
import { CAPITAL, tokensOf } from '../../sourcing/tokens.ts';
import { flagsAt, isFirst } from '../../sourcing/wording.ts';
import { place, type Site, textOf } from './claim-sites.ts';

const NOTE = 'who says so, and when';

/** What inserts `text` at a reading offset, with the parts of it that the writer fills in. */
export function insertion(
  facts: Facts,
  index: number,
  at: number,
  title: string,
  text: string,
  placeholders: readonly string[] = [],
): Fix {
  const point = place(facts, index, { start: at, end: at });
  return withPlaceholders({ title, safety: 'suggested', edits: [{ ...point, text }] }, placeholders);
}

/** The fix with tab stops on each of `words` in the text of its first edit. */
export function withPlaceholders(fix: Fix, words: readonly string[]): Fix {
  const text = fix.edits[0]?.text ?? '';
  const placeholders: { edit: number; start: number; end: number }[] = [];
  let from = 0;
  for (const word of words) {
    const start = text.indexOf(word, from);
    if (start === -1) continue;
    from = start + word.length;
    placeholders.push({ edit: 0, start, end: from });
  }
  return placeholders.length === 0 ? fix : { ...fix, placeholders };
}

/** Adds a source note behind the sentence: it does not print, and it answers the desk. */
export function sourceNote(site: Site): Fix {
  const { facts, index, sentence } = site;
  const note = facts.article.format === 'text' ? ` [[source: ${NOTE}]]` : ` <!-- source: ${NOTE} -->`;
  return insertion(facts, index, sentence.end, 'Add a source note', note, [NOTE]);
}

/**
 * The fixes for a claim that nobody stands behind: `…, Ruiz said` with the two sources of the article that
 * are likeliest, `According to …`, a source note.
 */
export function sourcingFixes(site: Site): Fix[] {
  const fixes: Fix[] = [];
  const { facts, index, block, sentence } = site;
  const stop = stopOf(block, sentence);
  if (stop !== -1) {
    const verb = facts.ask(usualVerb);
    for (const name of likelySources(site)) {
      fixes.push(insertion(facts, index, stop, `Attribute to ${name}`, `, ${name} ${verb}`));
    }
  }
  fixes.push(accordingTo(site), sourceNote(site));
  return fixes;
}

/** Puts `According to NAME,` in front of the sentence. */
export function accordingTo({ facts, index, block, sentence }: Site): Fix {
  const first = /^[A-Za-z’']+/.exec(textOf(block, sentence))?.[0] ?? '';
  const lower = OPENERS.has(first.toLowerCase());
  const span = { start: sentence.start, end: sentence.start + (lower ? 1 : 0) };
  const text = `According to NAME, ${lower ? first.charAt(0).toLowerCase() : ''}`;
  const edit: Edit = { ...place(facts, index, span), text };
  return withPlaceholders({ title: 'Begin with “According to …”', safety: 'suggested', edits: [edit] }, [
    'NAME',
  ]);
}

/** Words that open sentences and are no names: they lose their capital behind `According to …,`. */
const OPENERS = new Set(
  (
    'a an the this that these those he she it they his her its their there here some many most several no one two three all both each ' +
    'in on at by for from with after before during while when as since because although though if about more nearly almost over ' +
    'around roughly at least hundreds thousands dozens but and power however'
  ).split(' '),
);

/** Reading offset of the full stop that ends the sentence; -1 when it ends otherwise (a quotation, no stop). */
function stopOf(block: Block, sentence: Span): number {
  return block.reading.charAt(sentence.end - 1) === '.' &&
    !/[.”"’)]/.test(block.reading.charAt(sentence.end - 2))
    ? sentence.end - 1
    : -1;
}

/** `says` where the article uses it more often than `said`. */
function usualVerb(facts: Facts): 'said' | 'says' {
  return facts.totalOfParagraphs(saysOverSaid) > 0 ? 'says' : 'said';
}

/** How much more often a paragraph has `says` than `said`. */
function saysOverSaid(block: Block, paragraph: ParagraphSourcing): number {
  if (block.kind === 'headline') return 0;
  let balance = 0;
  for (const { cue } of paragraph.attributions) {
    if (cue === null) continue;
    const word = textOf(block, cue);
    if (/\bsaid\b/i.test(word)) balance--;
    else if (/\bsays\b/i.test(word)) balance++;
  }
  return balance;
}

/** How far sources are looked for, in blocks before and behind the claim. */
export const REACH = 12;

/** The two sources that most likely stand behind a claim: nearest before it, then nearest behind it. */
function likelySources({ facts, index, claim }: Site): string[] {
  const names = new Map<string, string>();
  const take = (at: number, backwards: boolean, only: (sentence: number) => boolean) => {
    const sourcing = facts.sourcing.paragraphs[at];
    const block = facts.article.blocks[at];
    if (sourcing === null || sourcing === undefined || block === undefined) return;
    if (block.kind === 'headline' || block.kind === 'heading') return;
    const order = sourcing.sentences.map((_, sentence) => sentence).filter(only);
    if (backwards) order.reverse();
    for (const sentence of order) {
      for (const id of sourcing.sentences[sentence]?.attributions ?? []) {
        const attribution = sourcing.attributions[id];
        if (attribution?.source == null || attribution.cue === null || names.size >= 2) continue;
        const shown = shownName(facts, index, attribution.source, block);
        if (shown !== null && !names.has(attribution.source.name)) names.set(attribution.source.name, shown);
      }
    }
  };
  take(index, true, (sentence) => sentence < claim.sentence);
  for (let at = index - 1; at >= Math.max(0, index - REACH); at--) take(at, true, () => true);
  take(index, false, (sentence) => sentence > claim.sentence);
  const blocks = facts.article.blocks.length;
  for (let at = index + 1; at < Math.min(blocks, index + REACH); at++) take(at, false, () => true);
  return [...names.values()];
}

/** Neither crowds nor pronouns that stand for nobody known. */
const NO_NAMES: ReadonlySet<string> = new Set([
  ...COLLECTIVE_WORDS,
  ...'he she they it we i you who'.split(' '),
]);

/** A source as it stands in `…, Ruiz said`; null for one that cannot stand there (pronouns, crowds, nobody). */
function shownName(facts: Facts, index: number, source: Source, block: Block): string | null {
  const { kind, name } = source;
  if (kind !== 'person' && kind !== 'organization' && kind !== 'role') return null;
  if (NO_NAMES.has(name.toLowerCase())) return null;
  if (!/^\p{Lu}/u.test(name) || name.length > 60 || /[,;:"“”()]/.test(name)) return null;
  if (kind === 'person') return personName(facts, index, source, block);
  // `The agency` stands as `the agency`, `the Interior Ministry` keeps its article.
  const article = /^the\s/i.test(name)
    ? ''
    : /^the\s/i.test(textOf(block, source)) ||
        /\bthe\s$/i.test(block.reading.slice(Math.max(0, source.start - 5), source.start))
      ? 'the '
      : '';
  return article + name.replace(/^The\s/, 'the ');
}

/**
 * The last name of a person who is quoted in `block`, as a second mention has it, when that block or those around
 * `index` show that it is one. The whole name where nothing does: nobody would write `Ferries said` of Orkney Ferries.
 */
export function personName(facts: Facts, index: number, source: Source, block: Block): string {
  const { name } = source;
  const parts = name.split(' ');
  if (/^(?:Jr|Sr|I{1,3}|IV)\.?$/.test(parts[parts.length - 1] ?? '')) parts.pop();
  const last = parts[parts.length - 1] ?? name;
  const named = block.reading.indexOf(name, source.start);
  const behind = named === -1 ? -1 : named + name.length;
  if (parts.length < 2 || (behind <= source.end && PERSONAL.test(block.reading.slice(behind, behind + 20))))
    return last;
  for (let at = Math.max(0, index - REACH); at < index + REACH; at++) {
    const near = facts.article.blocks[at];
    if (near !== undefined && standsAlone(near, last)) return last;
  }
  return name;
}

/** True when `last` stands in the block, and not within a longer name. */
function standsAlone(block: Block, last: string): boolean {
  if (!block.reading.includes(last)) return false;
  const tokens = tokensOf(block);
  for (let at = 0; at < tokens.count; at++) {
    if (block.reading.slice(tokens.start[at], tokens.end[at]) !== last) continue;
    const inName =
      (!isFirst(tokens, at) && (flagsAt(tokens, at - 1) & CAPITAL) !== 0) ||
      (!isFirst(tokens, at + 1) && (flagsAt(tokens, at + 1) & CAPITAL) !== 0);
    if (!inName) return true;
  }
  return false;
}

/** What follows the name of a person: an age, a relative clause, where or whose she is. */
const PERSONAL = /^,? (?:\d{1,3}\b|\(\d{2}\)|who\b|whose\b|of\b|(?:its|his|her|their)\b)/;

/**
 * Deletes a reading span with the space or the pair of commas that it leaves behind. When the span opens
 * `sentence`, what follows gets the capital; `sentence` is null when the span is a sentence itself.
 */
export function deletion(facts: Facts, index: number, span: Span, sentence: Span | null, title: string): Fix {
  const reading = facts.article.blocks[index]?.reading ?? '';
  let { start, end } = span;
  let text = '';
  if (sentence !== null && start === sentence.start) {
    while (end < sentence.end && /[\s,]/.test(reading.charAt(end))) end++;
    text = reading.charAt(end).toUpperCase();
    end++;
  } else if (reading.slice(start - 2, start) === ', ' && reading.charAt(end) === ',') {
    // `are, reportedly, quiet`: both commas go.
    start -= 2;
    end += 1;
  } else if (/\s/.test(reading.charAt(start - 1))) {
    start -= 1;
  } else {
    while (/\s/.test(reading.charAt(end))) end++;
  }
  return { title, safety: 'suggested', edits: [{ ...place(facts, index, { start, end }), text }] };
}

/** Never to be queried again in this workspace. */
export function settle(site: Site): Fix {
  const phrase = textOf(site.block, site.claim);
  return {
    title: `Never query “${phrase}” in this workspace`,
    safety: 'suggested',
    edits: [],
    setting: { path: ['attribution', 'settled'], add: phrase },
  };
}
