import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { reportSources } from '../../../server/src/sourcing/sources-report.ts';
import { readSourcing } from '../../../server/src/sourcing/sourcing-map.ts';

function report(text: string, format: 'text' | 'markdown' | 'html') {
  const article = readArticle(text, format);
  return reportSources(article, readSourcing(article, { leftovers: [] }));
}

describe('the sources of a draft, for print', () => {
  it('places everything in the file', () => {
    const text = '# Dam\n\nThe *old* dam **would** hold, [Ana Ruiz](https://example.org) said.\n';
    const { attributions, sources, sentences } = report(text, 'markdown');
    const one = attributions[0];
    expect(one?.source?.text).toBe('Ana Ruiz');
    expect(one?.cue).toMatchObject({ text: 'said' });
    expect(one?.content.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The *old* dam **would** hold',
    ]);
    expect(sources).toEqual([{ name: 'Ana Ruiz', kind: 'person', attributions: [0] }]);
    expect(sentences.at(-1)).toMatchObject({ status: 'sourced', by: 'cue', attributions: [0] });
  });

  it('counts attributions over blocks and gathers them by source', () => {
    const { sources, attributions } = report(
      'Ana Ruiz said so.\n\nLee said it rained.\n\nRuiz added that it would stop.',
      'text',
    );
    expect(sources.map(({ name, attributions: of }) => [name, of])).toEqual([
      ['Ana Ruiz', [0, 2]],
      ['Lee', [1]],
    ]);
    expect(attributions.map(({ source }) => source?.text)).toEqual(['Ana Ruiz', 'Lee', 'Ruiz']);
  });

  it('points a carried quotation at the phrase that names its speaker', () => {
    const text = '“It is old,” Ana Ruiz said.\n\n“It leaks here and there, day and night.”';
    const { attributions } = report(text, 'text');
    expect(attributions[1]).toMatchObject({
      cue: null,
      source: { text: 'Ana Ruiz', start: text.indexOf('Ana') },
    });
  });
});
