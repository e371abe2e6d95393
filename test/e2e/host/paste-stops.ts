/** Stops of the tour at which something is pasted, or a paste is cleaned. */
import type { Page } from 'playwright-core';
import type { Stop } from './tour.ts';
import { runCommand } from './workbench.ts';

const STORY = [
  'Council votes to sell the baths',
  'The council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.',
  'The mayor said that the price was fair, and that three other offers had been lower.',
  'The baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.',
  'A group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.',
];
const FURNITURE = [
  'Share this article',
  'Facebook',
  'You may also like',
  'Ferry crews refuse to sail at night',
  'Board postpones its vote on the mill',
];

/** A draft with a block of which a part is certain and a part is likely. */
const PASTED_DRAFT = {
  name: 'pasted.txt',
  text: `${STORY.join('\n\n')}\n\n${FURNITURE.join('\n')}\n`,
};
/** A Markdown draft to paste into, and one of a kind for which {@link SETTINGS} make the clean paste the default. */
const EMPTY_DRAFT = 'empty.md';
const EMPTY_PAGE = 'empty.html';
const SETTINGS = '{ "[html]": { "articleLint.paste.clean": "always" } }';

/** What these stops need in the open folder: paths and texts. */
export const PASTE_FILES: readonly (readonly [string, string])[] = [
  [PASTED_DRAFT.name, PASTED_DRAFT.text],
  [EMPTY_DRAFT, ''],
  [EMPTY_PAGE, ''],
  ['.vscode/settings.json', SETTINGS],
];

/** What a browser puts on the clipboard for a page: the same with its markup, which tells the story from the rest. */
const HTML = `<article><h1>${STORY[0]}</h1>${STORY.slice(1)
  .map((text) => `<p>${text}</p>`)
  .join(
    '',
  )}</article><aside class="related"><h2>You may also like</h2><ul><li><a href="https://x.example/1">Ferry crews refuse to sail at night</a></li><li><a href="https://x.example/2">Board postpones its vote on the mill</a></li></ul></aside><div class="share"><p>Share this article</p><p>Facebook</p></div>`;
const PLAIN = PASTED_DRAFT.text;

export const PASTE_STOPS: readonly Stop[] = [
  {
    name: 'clean-preview',
    what: 'Clean Pasted Article… lists what goes, with the certain ticked and the likely waiting',
    go: async (page) => {
      await openFile(page, PASTED_DRAFT.name);
      await page
        .locator('.monaco-editor .squiggly-warning, .monaco-editor .squiggly-info')
        .first()
        .waitFor({ state: 'attached' });
      await runCommand(page, 'Article Lint: Clean Pasted Article…');
      const row = (label: string) =>
        page.locator('.bulk-edit-panel .monaco-list-row', { hasText: label }).first();
      await row('Share bar (2 lines from line 11)').waitFor();
      await row('Rest of the share bar (3 lines from line 13)').waitFor();
    },
  },
  {
    name: 'clean-preview-applied',
    what: 'Apply takes out what is ticked, undo brings it back',
    go: async (page) => {
      await page.locator('.bulk-edit-panel').getByText('Apply', { exact: true }).click();
      await openFile(page, PASTED_DRAFT.name);
      await line(page, 'Share this article').waitFor({ state: 'detached' });
      await line(page, 'Ferry crews refuse').waitFor();
      await page.locator('.monaco-editor.focused').first().waitFor();
      await page.keyboard.press('Control+z');
      await line(page, 'Share this article').waitFor();
    },
  },
  {
    name: 'paste-plain',
    what: 'a paste is a plain paste, with the clean one a keystroke away',
    go: async (page) => {
      await copyPage(page, HTML, PLAIN);
      await openFile(page, EMPTY_DRAFT);
      await page.locator('.editor-instance .monaco-editor .view-lines').first().click();
      await page.keyboard.press('Control+v');
      await line(page, 'Share this article').waitFor();
      await page.locator('.post-edit-widget').waitFor();
    },
  },
  {
    name: 'paste-clean',
    what: 'the paste options offer the clean paste, and it has no leftovers in it',
    go: async (page) => {
      await page.keyboard.press('Control+.');
      const choice = page.locator('.action-widget .monaco-list-row', { hasText: 'Paste clean article' });
      await choice.first().click();
      await line(page, 'Share this article').waitFor({ state: 'detached' });
      await line(page, '# Council votes to sell the baths').waitFor();
      await line(page, 'A group of swimmers').waitFor();
      // The page's markup says what they are, and their heading agrees.
      if (await line(page, 'Ferry crews').isVisible()) throw new Error('the related stories are still there');
    },
  },
  {
    name: 'paste-always-clean',
    what: 'where the setting says so a paste is clean at once, with the plain one a keystroke away',
    go: async (page) => {
      await openFile(page, EMPTY_PAGE);
      await page.locator('.editor-instance .monaco-editor .view-lines').first().click();
      await page.keyboard.press('Control+v');
      await line(page, 'A group of swimmers').waitFor();
      await line(page, 'Share this article').waitFor({ state: 'detached' });
      await page.locator('.post-edit-widget').waitFor();
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .monaco-list-row', { hasText: 'Insert Plain Text' }).first().click();
      await line(page, 'Share this article').waitFor();
    },
  },
];

/** Puts a page's HTML and its text on the clipboard, as a browser's Copy does. */
async function copyPage(page: Page, html: string, plain: string): Promise<void> {
  const script = `navigator.clipboard.write([new ClipboardItem({
    'text/html': new Blob([${JSON.stringify(html)}], { type: 'text/html' }),
    'text/plain': new Blob([${JSON.stringify(plain)}], { type: 'text/plain' }),
  })])`;
  await page.evaluate(script);
}

function line(page: Page, text: string) {
  return page.locator('.editor-instance .view-line', { hasText: text }).first();
}

/** Opens a file of the folder by name, as Ctrl+P does. */
async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  const input = page.locator('.quick-input-widget input');
  await input.waitFor();
  await input.fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name }).waitFor();
}
