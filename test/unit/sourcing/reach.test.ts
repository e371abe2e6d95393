import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { sentencesOf } from '../../../server/src/article/sentences.ts';
import type { Leftover, LeftoverMap } from '../../../server/src/leftovers/leftover-map.ts';
import { isCovered, readSourcing, type SourcingMap } from '../../../server/src/sourcing/sourcing-map.ts';

const NO_LEFTOVERS: LeftoverMap = { leftovers: [] };

function sourcing(text: string, format: 'text' | 'markdown' | 'html' = 'text'): SourcingMap {
  return readSourcing(readArticle(text, format), NO_LEFTOVERS);
}

/** Why each sentence of each block is covered: `cue quote - | continuation`. `likely` is left out: it is a matter of weights. */
function coverage(text: string, format: 'text' | 'markdown' | 'html' = 'text'): string {
  return sourcing(text, format)
    .paragraphs.map((paragraph) =>
      paragraph === null
        ? 'not read'
        : paragraph.sentences.map(({ by }) => (by === null || by === 'likely' ? '-' : by)).join(' '),
    )
    .join(' | ');
}

const OPENING = 'The council met on the hill.';

describe('reach', () => {
  it.each([
    ['its own cue', 'Ruiz said the dam would hold. The lake is blue.', 'cue continuation'],
    ['a quotation that goes on', '“It is old,” Ruiz said. “It will hold.”', 'cue quote'],
    ['a quotation over sentences', '“It is old. It will hold,” Ruiz said.', 'quote cue'],
    ['the same speaker', 'Ruiz said the dam would hold. She runs the plant.', 'cue same-speaker'],
    [
      'no more than two sentences',
      'Ruiz said so. Water rose. Rain fell. Snow lay.',
      'cue continuation continuation -',
    ],
    ['a contrast', 'Ruiz said the dam would hold. However, the lake is blue.', 'cue -'],
    ['the sentence behind', 'The dam is old. Ruiz said it would hold.', 'look-ahead cue'],
    ['nothing', 'The dam is old. The lake is blue.', '- -'],
  ])('%s', (_name, text, expected) => {
    expect(coverage(`${OPENING}\n\n${OPENING}\n\n${text}`).split(' | ')[2]).toBe(expected);
  });

  it('ends with the paragraph', () => {
    expect(coverage(`${OPENING}\n\nRuiz said the dam would hold.\n\nThe lake is blue.`)).toBe(
      'lede | cue | -',
    );
  });

  it('lets the first paragraph wait for its source', () => {
    expect(coverage('The dam is old.\n\nThe lake is blue.\n\nRuiz said it would hold.')).toBe(
      'lede | - | cue',
    );
    expect(coverage('The dam is old.\n\nThe lake is blue.\n\nThe hills are green.\n\nRuiz said so.')).toBe(
      '- | - | - | cue',
    );
  });

  it('carries a quotation from paragraph to paragraph', () => {
    const map = sourcing(`${OPENING}\n\n“It is old,” Ruiz said.\n\n“It leaks here and there, day and night.`);
    expect(map.paragraphs[2]?.sentences[0]).toMatchObject({ status: 'carried', by: 'quote' });
    expect(map.paragraphs[2]?.attributions[0]).toMatchObject({
      cue: null,
      carrier: { blocks: -1, attribution: 0 },
      source: { name: 'Ruiz' },
    });
  });

  it('frames what stands under a colon', () => {
    const text =
      '# The dam\n\nPolice said:\n\n- The lake was high.\n- The gate was open.\n\nThe hills are green.\n';
    expect(coverage(text, 'markdown')).toBe('- | cue | frame | frame | -');
  });

  it('does not reach into a heading', () => {
    const text = `${OPENING}\n\nRuiz said the dam would hold.\n\n## “Old and leaking in the night”\n`;
    expect(coverage(text, 'markdown').split(' | ')[2]).toBe('-');
  });

  it('sources a caption by its credit', () => {
    expect(
      coverage(`${OPENING}\n\nThe old dam in the spring of 2019. Image: Ana Ruiz.`).split(' | ')[1],
    ).toBe('frame -');
  });

  it('takes a note and a link for a source', () => {
    expect(coverage('The dam is 80 years old. [[source: city engineer]]')).toBe('note');
    expect(coverage('The dam is [80 years old](https://example.org/dam).', 'markdown')).toBe('link');
    expect(coverage('The dam is 80 years old. [[source: ]]')).toBe('-');
  });

  it('reads neither code nor other languages nor leftovers', () => {
    const german =
      'Die Behörde hat am Montag gesagt, dass der Damm nicht sicher ist und die Stadt das Wasser nun ablassen wird.';
    expect(coverage(`${OPENING}\n\n${german}`)).toBe('- | not read');
    expect(coverage('```\nRuiz said so.\n```\n', 'markdown')).toBe('not read');
    const article = readArticle(`${OPENING}\n\nRuiz said so.`, 'text');
    const start = article.starts[1] ?? 0;
    // What the map asks of a leftover is its place.
    const leftover = { start, end: start + 13 } as Leftover;
    expect(readSourcing(article, { leftovers: [leftover] }).paragraphs[1]).toBeNull();
  });

  it('tells covered from merely near', () => {
    const [, , paragraph] = sourcing(`${OPENING}\n\n${OPENING}\n\nRuiz said so. Water rose.`).paragraphs;
    expect(isCovered(paragraph?.sentences[0])).toBe(true);
    expect(isCovered(paragraph?.sentences[1])).toBe(false);
  });
});

describe('who is meant', () => {
  const names = (text: string) =>
    sourcing(text).paragraphs.flatMap((paragraph) =>
      (paragraph?.attributions ?? []).flatMap(({ source }) =>
        source === null ? [] : [`${source.name} (${source.kind})`],
      ),
    );

  it.each([
    [
      'a full name, a last name, a pronoun',
      'President Ana Ruiz said so. Ruiz added that it rained. She said it would stop.',
      ['Ana Ruiz (person)', 'Ana Ruiz (person)', 'Ana Ruiz (person)'],
    ],
    [
      'a last name before the full one',
      'Dam will hold, Ruiz says\n\nThe dam will hold, President Ana Ruiz said.',
      ['Ana Ruiz (person)', 'Ana Ruiz (person)'],
    ],
    [
      'two people',
      'Mr. Lee said so. Ms. Ruiz said it rained. He said it would stop.',
      ['Lee (person)', 'Ruiz (person)', 'Lee (person)'],
    ],
    ['a relative pronoun', 'Ana Ruiz, who said the dam would hold, left.', ['Ana Ruiz (person)']],
    [
      'bodies',
      'The Water Board said so. The BBC reported that it rained.',
      ['Water Board (organization)', 'BBC (organization)'],
    ],
    ['a government', 'Kyiv said it would not sign.', ['Kyiv (organization)']],
    [
      'a role',
      'A police spokesman said so. Ukrainian officials say it rained.',
      ['A police spokesman (role)', 'Ukrainian officials (role)'],
    ],
    [
      'nobody one can ask',
      'Critics say the dam will break. Some experts said it rained.',
      ['Critics (collective)', 'Some experts (collective)'],
    ],
    [
      'unnamed',
      'A person familiar with the talks said so. Sources said it rained.',
      ['A person familiar with the talks (anonymous)', 'Sources (anonymous)'],
    ],
    ['documents', 'A new report says the dam will break.', ['A new report (document)']],
  ])('%s', (_name, text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

describe('laws', () => {
  const sentence = fc.constantFrom(
    'Ruiz said the dam would hold.',
    '“It is old,” she said.',
    '“It leaks. It is old.',
    'According to Lee, it rained.',
    'The lake is blue.',
    'He added that it leaked, but critics say it will hold.',
    'Photo: Lee.',
    'It is believed to be old.',
    'RUIZ: We have to mend it.',
    'Police said:',
    'However, water rose 5% in the U.S. last year.',
  );
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
  const draft = fc.array(paragraph, { minLength: 1, maxLength: 7 });

  it('keeps spans within their blocks, and entries in step with sentences', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          draft.map((parts) => parts.join('\n\n')),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        (text) => {
          const article = readArticle(text, 'text');
          const map = readSourcing(article, NO_LEFTOVERS);
          expect(map.paragraphs.length).toBe(article.blocks.length);
          map.paragraphs.forEach((read, at) => {
            const block = article.blocks[at];
            if (read === null || block === undefined) return;
            expect(read.sentences.length).toBe(sentencesOf(block).length);
            for (const { status, by, attributions } of read.sentences) {
              if (by === null) expect(status).toBe('unsourced');
              for (const index of attributions) expect(read.attributions[index]).toBeDefined();
            }
            for (const { source, cue, content, carrier } of read.attributions) {
              const home = article.blocks[at + (carrier?.blocks ?? 0)];
              if (source !== null) expect(home?.reading.slice(source.start, source.end)).not.toBe('');
              for (const span of [...content, ...(cue === null ? [] : [cue])]) {
                expect(span.start).toBeGreaterThanOrEqual(0);
                expect(span.start).toBeLessThan(span.end);
                expect(span.end).toBeLessThanOrEqual(block.reading.length);
              }
              expect(cue === null).toBe(carrier !== null);
            }
          });
        },
      ),
    );
  });

  it('gives the same result after an edit as afresh', () => {
    fc.assert(
      fc.property(draft, fc.nat(), paragraph, (parts, place, other) => {
        const before = readArticle(parts.join('\n\n'), 'text');
        readSourcing(before, NO_LEFTOVERS);
        const edited = parts.map((part, at) => (at === place % parts.length ? other : part)).join('\n\n');
        const after = readSourcing(readArticle(edited, 'text', before), NO_LEFTOVERS);
        expect(after).toEqual(readSourcing(readArticle(edited, 'text'), NO_LEFTOVERS));
      }),
    );
  });

  it('keeps the entry of a block that an edit elsewhere does not concern', () => {
    const parts = [
      'The council met.',
      'Ana Ruiz said the dam would hold. It is old.',
      'The lake is blue.',
      'Lee said it rained.',
    ];
    const before = readArticle(parts.join('\n\n'), 'text');
    const old = readSourcing(before, NO_LEFTOVERS);
    const after = readArticle(
      [...parts.slice(0, 2), 'The lake is green.', ...parts.slice(3)].join('\n\n'),
      'text',
      before,
    );
    const fresh = readSourcing(after, NO_LEFTOVERS);
    expect(fresh.paragraphs[1]).toBe(old.paragraphs[1]);
    expect(fresh.paragraphs[3]).toBe(old.paragraphs[3]);
    expect(fresh.paragraphs[2]).not.toBe(old.paragraphs[2]);
  });
});
