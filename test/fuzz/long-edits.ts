/**
 * Long drafts and what a desk does to them: typing within words, between blocks and in marks, deleting and moving
 * whole blocks, pasting parts of them twice, undoing. A lint after each edit must say what a fresh one says, in its
 * findings and in all maps: what is taken over from the text before is far from the edit only in a long draft.
 */
import type { Format } from '../../server/src/article/model.ts';
import { createLinter, type Linter, type LintResult } from '../../server/src/lint/engine.ts';
import type { LintSettings } from '../../server/src/lint/settings.ts';
import { random } from '../bench/generated-drafts.ts';

const PEOPLE = [
  'Ana Ruiz',
  'Tom Lee',
  'Mr. Osei',
  'Maria Velasco',
  'Ruiz',
  'Lee',
  'he',
  'she',
  'they',
  'police',
  'critics',
  'experts',
  'the ministry',
  'the Herald',
  'Reuters',
  'a person familiar with the talks',
];
const CUES = ['said', 'said', 'said', 'says', 'reported', 'claimed', 'told reporters', 'warned', 'added'];
const CLAIMS = [
  'the plant will close in June',
  'the fire killed 12 people',
  'unemployment fell by 3.5%',
  'it was the largest flood in history',
  'the man stole $4 million from the fund',
  'the bridge is unsafe',
  'we will not rebuild the old harbour wall',
  'our budget cannot carry the cost of it',
  'a poll found that 52% of voters oppose the plan',
  'the drug cuts the risk of a stroke by 40%',
  'the minister is furious about the leak',
  'the vote underscores a new dimension of the dispute',
  'a new study links coffee to long life',
  'the mayor was accused of taking the money',
  'the council met today in the old town hall',
  'the deal was reportedly signed in recent weeks',
];
const PLAIN = [
  'Traffic was light on the harbour bridge all morning.',
  'The road runs along the river for nine miles before it turns north.',
  'Nobody was hurt, and the school stayed open through the week.',
  'The work took eleven weeks and cost the port 4 million dollars.',
  'The survey of 1,004 adults by Ipsos was taken June 3-5.',
  'Two engineers had warned that the figures of the utility were out of date.',
  'La alcaldía dijo que el puente no se abrirá hasta junio por falta de fondos para las obras.',
];
const LINES = [
  'Share',
  'You May Also Like',
  'Advertisement',
  '5 min read',
  'Read more',
  'Disclaimer: This is not financial advice.',
  '© 2026 Example Media. All rights reserved.',
  'The post Plant to close appeared first on Example News.',
  'Sign up for our newsletter',
  'Related stories',
  'Harbor',
  'Council Votes to Sell the Baths',
  'Talks Sideline Harbor Union',
  'Police gave this account:',
];
const TOKENS = [
  'x',
  ' ',
  ' ',
  '.',
  ',',
  '“',
  '”',
  ':',
  '\n',
  '\n\n',
  ' he said',
  ' says',
  ', Ana Ruiz said',
  'Mr. Ruiz',
  ' — ',
  '#',
  '- ',
  '> ',
  '|',
  '`',
  '**',
  '[',
  '](https://a.example/?utm_source=x)',
  '<!-- article-lint-disable -->',
  '<!-- article-lint-enable -->',
  '<!-- article-lint-disable-next-line -->',
  '<!-- source: -->',
  '[[source: chief]]',
  '<p>',
  '</p>',
  '<div class="related">',
  '</div>',
  '```\n',
  '\r\n',
  '😀',
  'TK',
  'March 3',
  'cut the cost',
  'theyHave',
];

type Next = () => number;

function pick<T>(next: Next, list: readonly T[]): T {
  const one = list[Math.floor(next() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** One block of a draft, without markup. */
function paragraph(next: Next): string {
  const kind = next();
  if (kind < 0.14) return pick(next, LINES);
  const sentences = Array.from({ length: 1 + Math.floor(next() * 4) }, () => {
    const form = Math.floor(next() * 8);
    const claim = pick(next, CLAIMS);
    const capital = claim.charAt(0).toUpperCase() + claim.slice(1);
    const who = pick(next, PEOPLE);
    const cue = pick(next, CUES);
    if (form === 0) return `“${capital},” ${who} ${cue}. “${capital}.”`;
    if (form === 1) return `“${capital}.”`;
    if (form === 2) return `${capital}, ${who} ${cue}.`;
    if (form === 3) return `${who.charAt(0).toUpperCase()}${who.slice(1)} ${cue} ${claim}.`;
    if (form === 4) return `According to ${who}, ${claim}.`;
    if (form === 5) return `${capital}.`;
    if (form === 6) return `We think so, and ${claim} for you.`;
    return pick(next, PLAIN);
  });
  return sentences.join(' ');
}

/** A draft of about `blocks` blocks in which some stand twice. */
export function longDraft(blocks: number, format: Format, next: Next): string {
  const parts: string[] = [];
  for (let at = 0; at < blocks; at++) {
    const again = next() < 0.08 && parts.length > 2;
    const text = again ? pick(next, parts) : paragraph(next);
    if (again) parts.push(text);
    else if (format === 'html') parts.push(wrapped(text, next));
    else if (format === 'markdown') parts.push(marked(text, next));
    else parts.push(text);
  }
  if (format === 'html') return `<h1>Plant to close in June</h1>\n${parts.join('\n')}\n`;
  const head = format === 'markdown' ? '# Plant to close in June' : 'Plant to close in June';
  return `${head}\n\n${parts.join('\n\n')}\n`;
}

function wrapped(text: string, next: Next): string {
  const kind = next();
  if (kind < 0.06) return `<h2>${text}</h2>`;
  if (kind < 0.12) return `<ul><li>${text}</li><li><a href="https://a.example/b">Read on</a></li></ul>`;
  if (kind < 0.18) return `<blockquote><p>${text}</p></blockquote>`;
  if (kind < 0.22) return `<aside class="related-posts"><p>${text}</p></aside>`;
  if (kind < 0.26) return `<div>${text}<br>${text}</div>`;
  return `<p>${text.replace('&', '&amp;')}</p>`;
}

function marked(text: string, next: Next): string {
  const kind = next();
  if (kind < 0.06) return `## ${text}`;
  if (kind < 0.12) return `- ${text}\n- [Read on](https://a.example/b)`;
  if (kind < 0.17) return `> ${text}`;
  if (kind < 0.2) return `${text.replace(/ (\w{3,}) /, ' **$1** ')}`;
  if (kind < 0.22) return `| a | b |\n|---|---|\n| ${text.slice(0, 30)} | d |`;
  if (kind < 0.24) return `\`\`\`\n${text}\n\`\`\``;
  if (kind < 0.26) return `<div class="newsletter">\n<p>${text}</p>\n</div>`;
  if (kind < 0.28) return `<!-- article-lint-disable-next-line -->\n\n${text}`;
  return text;
}

/** The text after one edit; `earlier` are the texts before it. */
export function edited(text: string, earlier: readonly string[], next: Next): string {
  const kind = next();
  const at = Math.floor(next() * (text.length + 1));
  const spot = next() < 0.5 ? at : borderNear(text, at);
  const insert = (place: number, what: string) => text.slice(0, place) + what + text.slice(place);
  if (kind < 0.4) return insert(spot, pick(next, TOKENS));
  if (kind < 0.55) return text.slice(0, spot) + text.slice(spot + 1 + Math.floor(next() * 6));
  if (kind < 0.62) return text.slice(0, spot) + text.slice(spot + Math.floor(next() * 400));
  if (kind < 0.7) return text.slice(0, borderNear(text, at)) + text.slice(borderNear(text, at + 300));
  if (kind < 0.8) {
    const from = borderNear(text, Math.floor(next() * text.length));
    return insert(borderNear(text, at), `${text.slice(from, borderNear(text, from + 500))}\n\n`);
  }
  if (kind < 0.85) return insert(borderNear(text, at), `${paragraph(next)}\n\n`);
  if (kind < 0.88) return text.slice(borderNear(text, Math.floor(next() * 700)));
  if (kind < 0.9) return text.replaceAll(pick(next, PEOPLE), pick(next, PEOPLE));
  return earlier[earlier.length - 1 - Math.floor(next() * Math.min(3, earlier.length))] ?? text;
}

/** The end of the empty line behind an offset. */
function borderNear(text: string, at: number): number {
  const gap = text.indexOf('\n', at);
  if (gap === -1) return text.length;
  let end = gap;
  while (text.charAt(end) === '\n') end++;
  return end;
}

/** What differs between a lint that went on from the one before and a fresh one, after each of `count` edits. */
export function longEditsEqualFresh(
  seed: number,
  format: Format,
  blocks: number,
  count: number,
  settings: LintSettings,
  linter: Linter = createLinter(),
): string[] {
  const next = random(seed);
  let text = longDraft(blocks, format, next);
  let result = linter.lint({ text, format, settings });
  const earlier: string[] = [];
  for (let edit = 1; edit <= count; edit++) {
    earlier.push(text);
    text = edited(text, earlier, next);
    // Now and then a lint is dropped half-way, as when the writer types on.
    if (next() < 0.1) {
      const steps = linter.lintSteps({ text: `${text}x`, format, settings }, result);
      for (let step = 0; step < Math.floor(next() * 60); step++) steps.next();
    }
    result = linter.lint({ text, format, settings }, result);
    const fresh = createLinter(linter.rules).lint({ text, format, settings });
    const fault = differenceOf(fresh, result);
    if (fault !== null) return [`${format}, seed ${seed}, edit ${edit}: ${fault}`];
  }
  return [];
}

/** The first thing in which two results differ; null when they are the same. */
function differenceOf(fresh: LintResult, result: LintResult): string | null {
  const parts: readonly (readonly [string, (one: LintResult) => readonly unknown[]])[] = [
    ['starts', ({ article }) => article.starts],
    ['blocks', ({ article }) => article.blocks],
    ['directives', ({ article }) => article.directives],
    ['repeats', ({ facts }) => facts.passages.repeats],
    ['leftovers', ({ facts }) => facts.leftovers.leftovers],
    ['sourcing', ({ facts }) => facts.sourcing.paragraphs],
    ['findings', ({ findings }) => findings],
  ];
  for (const [name, of] of parts) {
    const [wanted, given] = [of(fresh), of(result)];
    for (let at = 0; at < Math.max(wanted.length, given.length); at++) {
      const [one, other] = [JSON.stringify(wanted[at]), JSON.stringify(given[at])];
      if (one !== other)
        return `${name} ${at}: fresh ${one?.slice(0, 400)} but after edits ${other?.slice(0, 400)}`;
    }
  }
  return null;
}
