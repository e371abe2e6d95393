/**
 * Generated drafts for property tests and the long fuzz run: news prose, dirty pastes, marks of all kinds, tag
 * soup, deep Markdown, seeds that were mistreated. Every draft is a list of parts joined, so that fast-check can
 * leave parts out of one that fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Format } from '../../server/src/article/model.ts';
import { formatOf } from '../../server/src/article/read.ts';
import { DEFAULT_SETTINGS, type LintSettings, PROFILES } from '../../server/src/lint/settings.ts';
import { ALL_RULES } from '../../server/src/rules/all.ts';

const WORDS = (
  'the council plant river mayor Ruiz Lee officials critics experts said says told according to that a an of in on fire ' +
  'killed 12 people 3.5% $4 million U.S. Jan. 5 Mr. Sen. report study showed found claims will could because after before ' +
  'however police arrested man accused fraud first largest world never Monday Kyiv “we will rebuild” "no comment" it is was'
).split(' ');
const PASTE = [
  'You May Also Like',
  'Share',
  'Advertisement',
  'Disclaimer: This is not financial advice.',
  '$0.01084$0.01084',
  '-3.21%',
  'The post Plant to close appeared first on Example News.',
  'Reading time: 2 min',
  '[email\u00A0protected]',
  'FOR IMMEDIATE RELEASE',
  'As an AI language model, I cannot do that.',
  'TK',
  '{{first_name}}',
  '###',
  '© 2026 Example Media. All rights reserved.',
];
const MARKUP = [
  '# Head\n\n',
  '**Bold line**\n\n',
  '- item\n',
  '> quoted\n',
  '| a | b |\n|---|---|\n| c | d |\n',
  '```\ncode\n```\n',
  '<p>para</p>',
  '<aside><li>one</li></aside>',
  '<br>',
  '&amp;',
  '&#8217;',
  '[text](http://a.example/?utm_source=x)',
  '<!-- source: chief -->',
  '[[source: ]]',
  '<!-- article-lint-disable -->',
  '---\ntitle: x\n---\n',
];
const DIRT = [
  '\r\n',
  '\r',
  '\u2028',
  '\u00A0',
  '\u200B',
  '\uFEFF',
  '😀',
  '👩‍👩‍👧',
  '🇺🇦',
  '\uD800',
  '\uDC00',
  'é',
  'e\u0301',
  '\u202Eright to left\u202C',
  '…',
  '“',
  '”',
  '"',
  "''",
  '‘',
  '’',
  '«',
  '\t',
  '—',
  'â€™',
  'Ã©',
  '\0',
];
const MARKS = [
  '[[source: fire chief]]',
  '[[source:]]',
  '[[source: unclosed',
  '[[article-lint-disable]]',
  '[[article-lint-enable]]',
  '[[article-lint-disable-next-line attribution/vague-source]]',
  '[[article-lint-disble-line]]',
  '<!-- source: fire chief -->',
  '<!-- source: -->',
  '<!-- article-lint-disable leftover -->',
  '<!-- article-lint-enable -->',
  '<!-- article-lint-disable-line duplicate -->',
  '<!-- article-lint-disable-file draft -->',
  '<!-- unclosed',
];
const TAGS =
  'p div span a b i em ul li ol table tr td th h1 h2 h3 article section aside nav footer header figure figcaption blockquote pre code br img script style title q time form button'.split(
    ' ',
  );
const ATTRIBUTES = [
  '',
  '',
  '',
  ' class="related-posts widget"',
  ' id=share',
  " role='navigation'",
  ' href="https://a.example/b?c=d&amp;e"',
  ' href=',
  ' class="unclosed',
  ' data-x="<p>"',
];
const FRONT_MATTER = [
  '---\ntitle: Plant to close\nlang: en\n---\n',
  '---\ntitle: "Plant to close\n---\n',
  '---\ntitle: x\n',
  '---\n- a\n- b\n---\n',
  '---\ntype: opinion\n...\n',
  '---\n\ta: b: c\n---\n',
  '---\na: &x [*x, *x]\n---\n',
  '---\narticle-lint-profile: wire\n---\n',
  '---\r\ntitle: x\r\n---\r\n',
  '+++\ntitle = "x"\n+++\n',
];
const DEEP = [
  '> ',
  '- ',
  '  - ',
  '1. ',
  '* * ',
  '**',
  '__',
  '*',
  '`',
  '``',
  '~~',
  '[',
  '](',
  '![',
  '<',
  '# ',
  '\\',
];
const LINE_ENDS = ['\n', '\r\n', '\r', '\n\n', '\r\n\r\n', ' \n', '\n \n'];

const PEOPLE = [
  'Ana Ruiz',
  'Mayor Tom Lee',
  'Sen. J. D. Okafor',
  'Dr. Müller',
  'a police spokesman',
  'critics',
  'she',
  'they',
  'the company',
  'experts',
  'officials familiar with the talks',
  'the report',
];
const CUES = [
  'said',
  'says',
  'told reporters',
  'warned',
  'admitted',
  'according to',
  'wrote on X',
  'is expected to say',
  'has claimed',
  'slammed',
  'thinks',
  'added',
];
const CLAIMS = [
  'the plant will close in June',
  'the fire killed 12 people and injured 40 others',
  'unemployment fell by 3.5% from last year',
  'it was the largest flood in the country’s history',
  'the man stole $4 million from the fund',
  'a new study links coffee to long life',
  '52% of voters oppose the plan, a poll found',
  'the vaccine doubles the risk',
  'the decision is a clear mistake that will haunt the party',
  'turnout rose from 40% to 50%',
  'the bridge is unsafe',
  'recently the river rose',
];

/** A sentence of news words in no order. */
export const sentence = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 24 }),
      fc.constantFrom('.', '.', '.', '?', '!', '…', '', '.”'),
    )
    .map(([words, end]) => {
      const text = words.join(' ');
      return text.charAt(0).toUpperCase() + text.slice(1) + end;
    });

/** A sentence as a reporter writes it: a claim, with or without somebody who makes it. */
export const reportedSentence = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...PEOPLE),
      fc.constantFrom(...CUES),
      fc.constantFrom(...CLAIMS),
      fc.constantFrom(...CLAIMS),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([who, cue, claim, other, form]) => {
      const first = capital(claim);
      if (form === 0) return `${first}.`;
      if (form === 1) return `${first}, ${who} ${cue}.`;
      if (form === 2) return `“${first},” ${who} ${cue}. “${capital(other)}.”`;
      if (form === 3) return `"${first}," ${who} ${cue}.`;
      if (form === 4) return `${capital(who)} ${cue} ${claim}.`;
      if (form === 5) return `According to ${who}, ${claim}.`;
      if (form === 6) return `“${first}. ${capital(other)}`;
      if (form === 7) return `${first} “${other}” and ${claim}.`;
      if (form === 8) return `But ${claim}, and ${other}, it is understood.`;
      return `${capital(who)} ${cue} that ${claim} because ${other}.`;
    });

/** A paragraph of one to five sentences. */
export const paragraph = (): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(sentence(), reportedSentence(), reportedSentence()), { minLength: 1, maxLength: 5 })
    .map((sentences) => sentences.join(' '));

/** A whole draft: prose, paste residue, markup and dirt in any order. */
export const draftText = (): fc.Arbitrary<string> =>
  joined(
    fc.oneof(
      { weight: 6, arbitrary: paragraph().map((text) => `${text}\n\n`) },
      { weight: 2, arbitrary: fc.constantFrom(...PASTE).map((line) => `${line}\n`) },
      { weight: 2, arbitrary: fc.constantFrom(...MARKUP) },
      { weight: 2, arbitrary: fc.constantFrom(...DIRT) },
      { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
    ),
    0,
    14,
  );

/** Tags that open and never close, close and never opened, and attributes that run away. */
export const tagSoup = (): fc.Arbitrary<string> => {
  const tag = fc
    .tuple(fc.constantFrom(...TAGS), fc.constantFrom(...ATTRIBUTES), fc.integer({ min: 0, max: 5 }))
    .map(([name, attributes, form]) =>
      form === 0
        ? `</${name}>`
        : form === 1
          ? `<${name}${attributes}`
          : form === 2
            ? `<${name}${attributes}/>`
            : `<${name}${attributes}>`,
    );
  return joined(
    fc.oneof(
      { weight: 5, arbitrary: tag },
      { weight: 4, arbitrary: paragraph() },
      { weight: 2, arbitrary: paragraph().map((text) => `<p>${text}</p>\n`) },
      { weight: 1, arbitrary: fc.constantFrom(...PASTE).map((line) => `<li>${line}</li>\n`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '&amp;',
          '&nbsp;',
          '&#8217;',
          '&#x1F600;',
          '&bogus;',
          '&',
          '<!--',
          '-->',
          '<![CDATA[',
          '<!doctype html>',
          '\n',
          '\r\n',
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(...DIRT, ...MARKS) },
    ),
    0,
    40,
  );
};

/** Lists in quotations in lists, emphasis that never ends, tables, code, footnotes, reference links. */
export const deepMarkdown = (): fc.Arbitrary<string> =>
  joined(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom(...DEEP), fc.integer({ min: 1, max: 30 }), paragraph())
          .map(([mark, times, text]) => `${mark.repeat(times)}${text}\n`),
      },
      { weight: 4, arbitrary: paragraph().map((text) => `${text}\n\n`) },
      { weight: 2, arbitrary: fc.constantFrom(...MARKUP) },
      { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
      { weight: 1, arbitrary: fc.constantFrom(...FRONT_MATTER) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '[^1]: note\n',
          '[ref]: http://a.example "t"\n',
          '$$x$$',
          '{#id .class}',
          '    indented\n',
          '~~~\n',
          '<div>\n',
          '***\n',
          '===\n',
          '\\\n',
          '  \n',
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(...DIRT) },
    ),
    0,
    25,
  );

/** What stands in the rules' own examples, so that every rule has something to find. */
const examples = (): readonly string[] =>
  ALL_RULES.flatMap(({ examples }) => examples.map(({ draft }) => draft.replace(/[⟦⟧]/g, '')));

/** A long draft, at least `parts` parts: prose, what rules look for, residue, dirt, and copies of what came before. */
export const richText = (parts: number): fc.Arbitrary<string> => {
  const pieces = examples();
  const part = fc.oneof(
    { weight: 6, arbitrary: paragraph().map((text) => `${text}\n\n`) },
    { weight: 3, arbitrary: fc.constantFrom(...pieces).map((text) => `${text}\n\n`) },
    { weight: 2, arbitrary: fc.constantFrom(...PASTE).map((line) => `${line}\n`) },
    { weight: 1, arbitrary: fc.constantFrom(...MARKUP, ...MARKS) },
    { weight: 1, arbitrary: fc.constantFrom(...DIRT) },
    { weight: 1, arbitrary: fc.constantFrom(...LINE_ENDS) },
  );
  return fc
    .tuple(
      fc.array(part, { minLength: parts, maxLength: parts * 2 }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
    )
    .map(([list, copies]) => {
      const all = [...list];
      for (const [from, to] of copies) {
        const copied = list[from % Math.max(1, list.length)];
        if (copied !== undefined) all.splice(to % (all.length + 1), 0, copied);
      }
      return all.join('');
    });
};

/** The drafts that ship with the project, and the labelled pastes. */
export const seeds: readonly { readonly name: string; readonly text: string; readonly format: Format }[] = [
  '../../seeds/',
  '../corpus/pastes/',
].flatMap((folder) => {
  const at = new URL(folder, import.meta.url);
  return readdirSync(at)
    .filter((name) => /\.(?:txt|md|html)$/.test(name) && name !== 'README.md')
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, at), 'utf8'), format: formatOf(name) }));
});

/** A change of a text: where it begins and ends, as shares of the text's length, and what comes there. */
export interface Change {
  readonly from: number;
  readonly length: number;
  readonly insert: string;
}

/** Changes as writers make them: a key, a word, a pasted paragraph, a deletion, a line end, a broken mark. */
export const change = (): fc.Arbitrary<Change> =>
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(
      { weight: 5, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: 13, max: 400 }) },
    ),
    insert: fc.oneof(
      { weight: 2, arbitrary: fc.constant('') },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'a',
          's',
          ' ',
          '.',
          ',',
          '“',
          '”',
          '"',
          '’',
          '-',
          '\n',
          '\n\n',
          '*',
          '>',
          '<',
          '&',
          '[',
          '#',
          '|',
          '`',
        ),
      },
      { weight: 3, arbitrary: fc.constantFrom(...DIRT, ...MARKUP, ...MARKS, ...LINE_ENDS) },
      { weight: 2, arbitrary: reportedSentence().map((text) => ` ${text}`) },
      { weight: 1, arbitrary: paragraph().map((text) => `\n\n${text}\n\n`) },
      { weight: 1, arbitrary: fc.constantFrom(...PASTE).map((line) => `\n${line}\n`) },
    ),
  });

/** The text after a change. */
export function changed(text: string, { from, length, insert }: Change): string {
  const start = Math.floor(from * text.length);
  return text.slice(0, start) + insert + text.slice(Math.min(text.length, start + length));
}

/** A seed after some changes: lines that moved or doubled, keys pressed, marks broken. */
export const mistreatedSeed = (): fc.Arbitrary<{ readonly text: string; readonly format: Format }> =>
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(change(), { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
    )
    .map(([seed, changes, moves]) => {
      const lines = seed.text.split('\n');
      for (const [from, to] of moves) {
        const line = lines[from % lines.length];
        if (line !== undefined) lines.splice(to % (lines.length + 1), 0, line);
      }
      return { text: changes.reduce(changed, lines.join('\n')), format: seed.format };
    });

/** All rules at work, also those that must be asked for. */
export const EVERY_RULE: LintSettings = {
  ...DEFAULT_SETTINGS,
  severities: Object.fromEntries(
    ALL_RULES.filter(({ meta }) => meta.severity === 'off').map(({ meta }) => [
      meta.id,
      'information' as const,
    ]),
  ),
};

const SETTINGS: readonly LintSettings[] = [
  EVERY_RULE,
  ...PROFILES.map((profile) => ({ ...EVERY_RULE, profile })),
  {
    ...EVERY_RULE,
    leftovers: {
      house: ['Share*', 'Reading time: *'],
      brands: ['Example News'],
      phrases: [{ phrase: 'The plant * close', class: 'house line', fix: 'safe' }],
    },
    attribution: { settled: ['the largest flood'] },
    duplicates: { background: ['the plant will close in June'] },
  },
];

/** A draft with its format and the settings that it is linted with. */
export interface FuzzDraft {
  readonly text: string;
  readonly format: Format;
  readonly settings: LintSettings;
  /** Other drafts of the folder, by path: text that this one may share with them. */
  readonly others?: Readonly<Record<string, string>>;
}

/** A draft of any kind; `parts` is the least length of the long ones (40 parts are 200 words and more). */
export const draft = (parts: number): fc.Arbitrary<FuzzDraft> => {
  const rich = richText(parts);
  const kinds = fc.oneof(
    { weight: 4, arbitrary: rich.map((text) => ({ text, format: 'text' as const })) },
    { weight: 2, arbitrary: rich.map((text) => ({ text, format: 'markdown' as const })) },
    { weight: 1, arbitrary: rich.map((text) => ({ text: asHtml(text), format: 'html' as const })) },
    { weight: 1, arbitrary: tagSoup().map((text) => ({ text, format: 'html' as const })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('', ...FRONT_MATTER), deepMarkdown())
        .map(([head, text]) => ({ text: head + text, format: 'markdown' as const })),
    },
    { weight: 3, arbitrary: mistreatedSeed() },
  );
  return fc
    .tuple(
      kinds,
      fc.constantFrom(...SETTINGS),
      fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
      fc.option(fc.array(takenOver(), { minLength: 1, maxLength: 3 }), { freq: 4 }),
    )
    .map(([{ text, format }, settings, lineEnd, copies]) => {
      const own = lineEnd === '\n' ? text : text.replace(/\n/g, lineEnd);
      return {
        text: own,
        format,
        settings,
        ...(copies === null ? {} : { others: othersOf(own, copies) }),
      };
    });
};

/** A draft that took over a part of another one: where that part begins and ends, and what stands round it. */
interface TakenOver {
  readonly from: number;
  readonly share: number;
  readonly before: string;
  readonly after: string;
  readonly ending: string;
  readonly change: Change;
}

const takenOver = (): fc.Arbitrary<TakenOver> =>
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    share: fc.double({ min: 0.05, max: 1, noNaN: true }),
    before: paragraph(),
    after: paragraph(),
    ending: fc.constantFrom('txt', 'md', 'html'),
    change: change(),
  });

function othersOf(text: string, copies: readonly TakenOver[]): Record<string, string> {
  return Object.fromEntries(
    copies.map(({ from, share, before, after, ending, change }, index) => {
      const start = Math.floor(from * (1 - share) * text.length);
      const copy = changed(text.slice(start, start + Math.ceil(share * text.length)), change);
      return [`other-${index}.${ending}`, `${before}\n\n${copy}\n\n${after}`];
    }),
  );
}

/** Words in a draft, as its length is counted. */
export function wordCount(text: string): number {
  return text.match(/\w+/g)?.length ?? 0;
}

function asHtml(text: string): string {
  return text
    .split('\n\n')
    .map((block, index) => (index % 7 === 3 ? `<ul><li>${block}</li></ul>` : `<p>${block}</p>`))
    .join('\n');
}

function joined(part: fc.Arbitrary<string>, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.array(part, { minLength, maxLength }).map((parts) => parts.join(''));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
