import { decodeReference } from '../../article/entities.ts';
import type { Block } from '../../article/model.ts';
import { repairMojibake } from '../../leftovers/mojibake.ts';
import { SIGN, scanOf } from '../../leftovers/scan.ts';
import type { ParagraphRule, Report } from '../../lint/rule.ts';
import { isProtected, isQuoted } from './report.ts';

/** References that a text must not show. */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  apos: '’',
};
const ENTITY =
  /&(?:amp;)?(?:#(\d{2,6})|#x([0-9a-f]{2,5})|(nbsp|quot|rsquo|lsquo|ldquo|rdquo|mdash|ndash|hellip|apos|amp|lt|gt));/gi;
/** A character in two references: what programs that know only 16 bits write for an emoji. */
const SPLIT = /&#(5[56]\d{3});&#(5[67]\d{3});/g;
/** Characters that show nothing. U+200C and U+200D are letters' business in Persian, Indic scripts and emoji. */
const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD\u2028\u2029\u202A-\u202E\u2066-\u2069]{1,20}/g;

/** Characters that were read in the wrong encoding, references shown as text, characters that show nothing. */
export const encodingDamage: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  onlyWith: { signs: SIGN.mojibake | SIGN.ampersand | SIGN.invisible, triggers: 0 },
  meta: {
    id: 'leftover/encoding-damage',
    severity: 'warning',
    summary: 'Text damaged on its way here: â€™, &#8217;, invisible characters',
    rationale:
      'UTF-8 read as Windows-1252 turns an apostrophe into “â€™”; a feed shows “&#8217;”; a web page brings invisible characters that break searches and spell checks. Where decoding the characters once more gives clean text, that is the fix. In quotations the fix is only suggested.',
    fix: 'safe',
  },
  examples: [
    { draft: 'The cityâ⟦€™⟧s plan'.replace('â⟦', '⟦â'), fixed: 'The city’s plan' },
    { draft: 'A caf⟦Ã©⟧ owner said so.', fixed: 'A café owner said so.' },
    { draft: 'It⟦&#8217;⟧s over, he said.', fixed: 'It’s over, he said.' },
    { draft: 'It⟦&#146;⟧s over, he said.', fixed: 'It’s over, he said.', note: 'Windows-1252 by number.' },
    { draft: 'Crews cheered ⟦&#55357;&#56832;⟧ at noon.', fixed: 'Crews cheered 😀 at noon.' },
    { draft: 'Tom ⟦&amp;amp;⟧ Co won.', fixed: 'Tom & Co won.' },
    { draft: 'The zero⟦\u200B⟧width space is gone.', fixed: 'The zerowidth space is gone.' },
    { draft: 'Âge d’or' },
    { draft: 'São Paulo and Ça va are fine.' },
    { draft: 'AT&T and R&D are fine.' },
    { draft: 'Families 👨‍👩‍👧 came.' },
    { draft: 'The form feeds &#12; and half a sign &#55357; show nothing.' },
    { draft: 'Write `&nbsp;` for a space.', format: 'markdown' },
  ],
  check({ block }, report) {
    const { signs } = scanOf(block);
    if (signs & SIGN.mojibake) mojibake(block, report);
    if (signs & SIGN.ampersand) entities(block, report);
    if (signs & SIGN.invisible) invisible(block, report);
  },
};

function mojibake(block: Block, report: (report: Report) => void): void {
  for (const { start, end, text } of repairMojibake(block.reading)) {
    const damaged = block.reading.slice(start, end);
    report({
      start,
      end,
      // A stray “Â” before a sign that is right can still be read.
      ...(damaged.startsWith('Â') ? { severity: 'information' as const } : {}),
      message:
        text === null
          ? `What was this? “${damaged}” stands for a character that was lost: look it up in the original.`
          : `Was this “${text}”? “${damaged}” is the same read in the wrong encoding.`,
      fixes:
        text === null
          ? []
          : [
              {
                title: `Repair to “${text}”`,
                safety: isQuoted(block, { start, end }) ? 'suggested' : 'safe',
                edits: [{ start, end, text }],
              },
            ],
    });
  }
}

function entities(block: Block, report: (report: Report) => void): void {
  for (const match of block.reading.matchAll(SPLIT)) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    const isPair = first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
    if (isPair && !isProtected(block, match.index))
      entity(block, match.index, match[0], String.fromCharCode(first, second), report);
  }
  for (const match of block.reading.matchAll(ENTITY)) {
    if (isProtected(block, match.index)) continue;
    const doubled = /^&amp;/i.test(match[0]) && match[0].length > 5;
    const [, decimal, hex, name] = match;
    const code = decimal === undefined ? (hex === undefined ? 0 : Number.parseInt(hex, 16)) : Number(decimal);
    const text = name === undefined ? signOf(code) : (ENTITIES[name.toLowerCase()] ?? '');
    if (text === '' || (!doubled && name !== undefined && /^(?:lt|gt)$/i.test(name))) continue;
    entity(block, match.index, match[0], text, report);
  }
}

function entity(
  block: Block,
  start: number,
  written: string,
  text: string,
  report: (report: Report) => void,
): void {
  const end = start + written.length;
  report({
    start,
    end,
    message: `Should this read “${text}”? “${written}” is a web page’s way of writing it.`,
    fixes: [
      {
        title: `Replace by “${text}”`,
        safety: isQuoted(block, { start, end }) ? 'suggested' : 'safe',
        edits: [{ start, end, text }],
      },
    ],
  });
}

/**
 * What browsers show for a numeric reference: 128 to 159 are read as Windows-1252, as HTML has it. Empty for what
 * shows nothing: a draft is never mended with a control character, a line end or half a character.
 */
function signOf(code: number): string {
  if (code < 32 || code === 127 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) return '';
  const sign = decodeReference(`&#${code};`);
  return /[\u0080-\u009F\uFFFD]/.test(sign) ? '' : sign;
}

function invisible(block: Block, report: (report: Report) => void): void {
  for (const match of block.reading.matchAll(INVISIBLE)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isProtected(block, start)) continue;
    report({
      start,
      end,
      severity: 'hint',
      message: `What hides here? ${match[0].length === 1 ? 'A character' : `${match[0].length} characters`} that show nothing came along with the paste.`,
      fixes: [
        {
          title: 'Remove what does not show',
          safety: isQuoted(block, { start, end }) ? 'suggested' : 'safe',
          edits: [{ start, end, text: '' }],
        },
      ],
    });
  }
}
