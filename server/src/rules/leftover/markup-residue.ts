import { type Block, perBlock, type Span } from '../../article/model.ts';
import type { ArticleRule } from '../../lint/rule.ts';
import { eachBlockWith } from './report.ts';

/** What word processors and content systems leave in a source. */
const OFFICE =
  /<\/?o:p>|<!--\[if (?:gte|lt|mso|!)[^\]]{0,60}\]>|<!--(?:Start|End)Fragment-->|\sclass="?Mso\w{1,40}"?|\sid="docs-internal-guid-[^"]{0,80}"|\bmso-[a-z-]{2,40}:[^;"']{1,80};?/g;
const SHORTCODE =
  /\[\/?(?:(?:caption|gallery|embed|audio|playlist|contact-form-7|tweet|youtube|wpvideo)(?=\]|\s\w{1,20}=)|(?:vc|et_pb|su)_\w{2,40}|post_page_title)[^\]\n]{0,300}\]/g;

const residueIn = perBlock((block: Block): readonly Span[] => {
  const { source } = block;
  const spans: Span[] = [];
  if (source.includes('<') || source.includes('mso-')) collect(OFFICE, source, spans);
  if (source.includes('[')) collect(SHORTCODE, source, spans);
  return spans.sort((a, b) => a.start - b.start);
});

function collect(pattern: RegExp, source: string, spans: Span[]): void {
  for (const match of source.matchAll(pattern)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
}

/** True when some is left. */
function hasResidue(block: Block): boolean {
  return residueIn(block).length > 0;
}

/** Markup of the program that a text was copied from. */
export const markupResidue: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/markup-residue',
    severity: 'warning',
    summary: 'Markup of a word processor or a content system',
    rationale:
      'Word wraps pasted text in classes and tags of its own, Google Docs in a guid, and WordPress exports keep shortcodes that nothing else understands. Readers see brackets, or a page that looks odd in one paragraph. Sites that run on such shortcodes switch the rule off.',
    fix: 'suggested',
  },
  examples: [
    { draft: 'The vote is over.⟦<o:p>⟧⟦</o:p>⟧ It was close.' },
    { draft: '⟦[caption id="attachment_1" align="left"]⟧The hall on Friday.⟦[/caption]⟧' },
    { draft: '⟦[vc_row]⟧ The council met. ⟦[/vc_row]⟧' },
    {
      draft: '<p⟦ class="MsoNormal"⟧>The council met on Friday.</p>',
      format: 'html',
      fixed: '<p>The council met on Friday.</p>',
    },
    { draft: 'The “[Gallery owner]” said so.' },
    { draft: '<p class="lead">The council met on Friday.</p>', format: 'html' },
    { draft: 'A [youtube] link was missing.'.replace('[youtube]', '[YouTube]') },
  ],
  check(facts, report) {
    eachBlockWith(facts, hasResidue, (block, offset) => {
      for (const { start, end } of residueIn(block)) {
        const span = { start: offset + start, end: offset + end };
        report({
          ...span,
          message: `What is this doing here? “${block.source.slice(start, Math.min(end, start + 40)).trim()}” is markup of the program that the text was copied from.`,
          fixes: [{ title: 'Remove the markup', safety: 'suggested', edits: [{ ...span, text: '' }] }],
        });
      }
    });
  },
};
