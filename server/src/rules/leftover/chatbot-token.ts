import { SIGN } from '../../leftovers/scan.ts';
import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { ParagraphRule } from '../../lint/rule.ts';
import { isProtected, isQuoted } from './report.ts';

const TOKEN =
  /[\uE000-\uF8FF]{0,4}(?:cite|i|navlist)?[\uE000-\uF8FF]{0,4}turn\d{1,4}(?:search|news|image|view|file|fetch|academia)\d{1,4}(?:[\uE000-\uF8FF]{1,4}|turn\d{1,4}(?:search|news|image|view|file|fetch|academia)\d{1,4}){0,20}|:?contentReference\[oaicite:\d{1,4}\]\{index=\d{1,4}\}|\[?oai_citation(?::\d{1,4}‡[^\s\])]{0,200})?\]?|\boaicite(?::\d{1,4})?|【\d{1,4}[:†][^】]{0,60}】|\[cite(?:_start|: ?[\d, ]{1,40})\]|\[span_\d{1,4}\]\((?:start|end)_span\)|\bgrok_(?:card|render_citation_card_json)\b|\[attached_file:\d{1,4}\]|\battributableIndex\b|\bppl-ai-file-upload\b/g;

/** One of these stands in every token: looked for first, since brackets and glued words are common enough. */
const PIECE = /turn\d|oai|【|\[cite|\[span_|grok_|attached_file|attributableI|ppl-ai/;

/** Footnote machinery of chatbots. */
export const chatbotToken: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  onlyWith: { signs: SIGN.chatbot | SIGN.bracket | SIGN.glue, triggers: TRIGGER.token },
  meta: {
    id: 'leftover/chatbot-token',
    severity: 'error',
    summary: 'A citation mark that only a chatbot’s own page can resolve',
    rationale:
      'Chatbots tie their sentences to search results with marks such as “turn0search0”. Outside their page the mark leads nowhere, and it tells the reader where the sentence was made. Take it out, and find the source that it stood for.',
    fix: 'safe',
  },
  examples: [
    {
      draft: 'The bridge opened in 1932.⟦citeturn0search0⟧ It closed in 1990.',
      fixed: 'The bridge opened in 1932. It closed in 1990.',
    },
    { draft: 'It closed in 1990. ⟦:contentReference[oaicite:0]{index=0}⟧', fixed: 'It closed in 1990.' },
    { draft: 'It closed in 1990⟦【85†L261-269】⟧.', fixed: 'It closed in 1990.' },
    { draft: 'It closed in 1990 ⟦[cite: 1, 2]⟧.', fixed: 'It closed in 1990.' },
    { draft: 'It was his turn 0 search 0 times, he joked.' },
    { draft: 'The bridge [1] opened in 1932.' },
    { draft: 'Write `turn0search0` to see it.', format: 'markdown' },
  ],
  check({ block }, report) {
    if (!PIECE.test(block.reading)) return;
    for (const match of block.reading.matchAll(TOKEN)) {
      const end = match.index + match[0].length;
      if (isProtected(block, match.index)) continue;
      const start = block.reading.charAt(match.index - 1) === ' ' ? match.index - 1 : match.index;
      report({
        start: match.index,
        end,
        message: `What does this cite? “${match[0].slice(0, 40)}” is a chatbot’s mark: find the source it stood for, and take the mark out.`,
        fixes: [
          {
            title: 'Remove the mark',
            safety: isQuoted(block, { start: match.index, end }) ? 'suggested' : 'safe',
            edits: [{ start, end, text: '' }],
          },
        ],
      });
    }
  },
};
