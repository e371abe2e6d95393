/** Drafts of one shape and any length: what a paste, a machine or an attacker puts where an article should be. */
import type { Format } from '../../server/src/article/model.ts';

export interface Shape {
  readonly name: string;
  readonly format: Format;
  /** The piece that recurs, with its number in it where copies must differ. */
  readonly piece: (index: number) => string;
  readonly head?: string;
  readonly tail?: string;
}

const SENTENCE =
  'The council said the plant will close in June, and 12 workers told the mayor “we will stay.” ';
const WORDS =
  'river plant council mayor budget school road fire police union water court train market bridge'.split(' ');

/** A sentence that differs from its neighbours. */
function varied(index: number): string {
  const word = (step: number) => WORDS[(index * 7 + step * (3 + (index % 5))) % WORDS.length];
  return `The ${word(1)} near the ${word(2)} cost $${index} in ${word(3)} ${index % 97} and ${word(4)}, Ana ${word(5)} said. `;
}

const text = (name: string, piece: Shape['piece'], more: Partial<Shape> = {}): Shape => ({
  name,
  format: 'text',
  piece,
  ...more,
});
const markdown = (name: string, piece: Shape['piece'], more: Partial<Shape> = {}): Shape => ({
  ...text(name, piece, more),
  format: 'markdown',
});
const html = (name: string, piece: Shape['piece'], more: Partial<Shape> = {}): Shape => ({
  ...text(name, piece, more),
  format: 'html',
});
const always = (piece: string) => () => piece;

export const SHAPES: readonly Shape[] = [
  text('paragraphs of news', (index) => `${varied(index)}${varied(index + 1)}${varied(index + 2)}\n\n`),
  text('one line of news', varied),
  text('one line of equal sentences', always(SENTENCE)),
  text('one line of one letter', always('a')),
  text('one line of words', always('word ')),
  text('one line of capitals', always('Ana ')),
  text('one line of equal words in capitals', always('The Council Said ')),
  text('one line of spaces', always(' ')),
  text('one line of full stops', always('.')),
  text('one line of ellipses', always('…')),
  text('one line of commas', always('a, ')),
  text('one line of digits', always('1')),
  text('one line of figures', always('12,000 ')),
  text('one line of prices', always('$1.05')),
  text('one line of opening marks', always('“')),
  text('one line of straight marks', always('"')),
  text('one line of quotations', always('“a” ')),
  text('one line of single marks', always('‘a’s ')),
  text('one line of open single marks', always('‘a')),
  text('one line of lone halves of characters', always('\uD800')),
  text('one line of emoji', always('😀')),
  text('one line of notes', always('A fire. [[source: chief]] ')),
  text('one line of open notes', always('[[source: ')),
  text('one line of addresses', always('http://a.example/b?c=d ')),
  text('one long address', always('a.'), { head: 'http://' }),
  text('one line of abbreviations', always('U.S. ')),
  text('one line of initials', always('J. R. ')),
  text('one line of said', always('he said ')),
  text('one line of critics', always('critics said ')),
  text('one line of dashes', always('— ')),
  text('one line of brackets', always('(')),
  text('one line of hyphens', always('a-')),
  text('one line of NUL', always('a\0')),
  text('one line of Unicode line ends', always('a\u2028')),
  text('one line of signs that show nothing', always('\u200b\u200d')),
  text('one line of tabs', always('a\t')),
  text('one line of double encoding', always('â€™')),
  text('blank lines', always('\n')),
  text('blank lines of a DOS machine', always('\r\n')),
  text('blank lines of an old Mac', always('\r')),
  text('lines with one return at the end', always('The plant will close.\n'), { tail: '\r' }),
  text('equal lines', always('The plant will close in June, officials said.\n')),
  text('equal short lines', always('Share\n')),
  text('equal paragraphs', always(`${SENTENCE}${SENTENCE}\n\n`)),
  text('two lines in turns', (index) => (index % 2 === 0 ? 'Share this\n' : `${SENTENCE}\n`)),
  text('lines that differ in a number', (index) => `Story ${index} about the plant, 12 March\n`),
  text(
    'paragraphs that differ in a number',
    (index) =>
      `In case ${index} the council said the plant on the river will close in June after 40 years of work.\n\n`,
  ),
  text('price widget', always('$0.01084$0.01084\n-3.21%\n')),
  text('separators', always('* * *\n')),
  text('bullets', (index) => `- item ${index}\n`),
  text('directives', always('[[article-lint-disable-next-line]]\n\nCritics said no.\n\n')),
  text(
    'directives that open and never close',
    always('[[article-lint-disable attribution]]\nCritics said no to it on Monday.\n'),
  ),
  text(
    'quotations over many paragraphs',
    (index) => `“In ${index} we were told nothing, and we knew nothing of the plant.\n\n`,
  ),
  text('headings', (index) => `The Long Story ${index}\n\n`),
  text(
    'wrapped lines',
    (index) => `the plant on the river will close in the spring and workers ${index} will\n`,
  ),
  markdown(
    'Markdown of news',
    (index) => `${varied(index)}*${varied(index + 1)}* [link](http://a.example/${index}).\n\n`,
  ),
  markdown('quotation in quotation', always('> ')),
  markdown('list in list', always('- ')),
  markdown('lists that go deeper', (index) => `${' '.repeat((index % 40) * 2)}- item\n`),
  markdown('open brackets', always('[')),
  markdown('open images', always('![a](')),
  markdown('open links', always('[a](')),
  markdown('brackets in brackets', (index) => (index % 3 === 2 ? ']' : '[')),
  markdown('emphasis of both kinds', always('_*a')),
  markdown('lists of DOS lines', always('- a\r\n')),
  markdown('open emphasis', always('*a ')),
  markdown('open strong', always('**a ')),
  markdown('underscores', always('_a')),
  markdown('backticks', (index) => `${'`'.repeat((index % 40) + 1)}a`),
  markdown('open code fences', always('```\n')),
  markdown('links', always('[a](http://b.example) ')),
  markdown('autolinks', always('<http://a.example> ')),
  markdown('angle brackets', always('<a ')),
  markdown('open comments', always('<!-- ')),
  markdown('comments', always('<!-- a -->\n')),
  markdown('tables', always('| a | b |\n|---|---|\n| c | d |\n\n')),
  markdown('one table', always('| a | b |\n'), { head: '| a | b |\n|---|---|\n' }),
  markdown('one line of cells', always('| a '), { head: '| a | b |\n|---|---|\n' }),
  markdown('reference links', (index) => `[r${index}]: http://a.example/${index}\n`),
  markdown('hash marks', always('# a\n')),
  markdown('HTML blocks', always('<div>\n\na\n\n</div>\n\n')),
  markdown('entities', always('&amp;')),
  markdown('backslashes', always('\\*')),
  markdown('front matter that never ends', (index) => `key${index}: value\n`, { head: '---\n' }),
  markdown('front matter with deep lists', always('- '), { head: '---\na: ', tail: 'x\n---\nText.\n' }),
  markdown('front matter in brackets', always('['), { head: '---\na: ', tail: '\n---\nText.\n' }),
  markdown('front matter with many fields', (index) => `key${index}: value\n`, {
    head: '---\n',
    tail: '---\nText.\n',
  }),
  markdown('blank lines in Markdown', always('\n')),
  markdown('one line of Markdown', always(SENTENCE)),
  html('a page of news', (index) => `<p>${varied(index)}<a href="/${index}">${varied(index + 1)}</a></p>\n`),
  html('open elements', always('<div>')),
  html('open elements and closing tags of others', (index) => (index % 2 === 0 ? '<div>' : '</x>')),
  html('open forms', always('<form>a<div>')),
  html('open pictures', always('<svg><g>')),
  html('open elements with words', always('<div class="a b">a ')),
  html('open paragraphs', always('<p>a')),
  html('closing tags', always('</p>')),
  html('open tags', always('<p ')),
  html('attributes', always(' a="b"'), { head: '<p' }),
  html('one long attribute', always('a'), { head: '<p class="', tail: '">b</p>' }),
  html('many classes', (index) => `c${index} `, { head: '<div class="', tail: '"><p>b</p></div>' }),
  html('entities of a page', always('&amp;')),
  html('entities that are none', always('&amp')),
  html('open lists', always('<ul><li>a')),
  html('inline elements', always('<b>a</b> ')),
  html('line breaks', always('a<br>')),
  html('table cells', always('<td>a</td>'), { head: '<table><tr>' }),
  html('scripts', always('<script>var a = "<p>";</script>')),
  html('comments in a page', always('<!-- a -->')),
  html('text without tags', always(SENTENCE)),
];

/** The draft of a shape, of about `length` characters. */
export function shaped({ piece, head = '', tail = '' }: Shape, length: number): string {
  const parts = [head];
  for (let index = 0, made = 0; made < length; index++) {
    const part = piece(index);
    parts.push(part);
    made += part.length;
  }
  parts.push(tail);
  return parts.join('');
}
