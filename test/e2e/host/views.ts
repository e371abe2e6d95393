/** What the views and marks show, read where a user reads it: in the window. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { FIRST_LOAD_MS, type Stop, toast } from './tour.ts';
import { runCommand } from './workbench.ts';

const SHARED =
  'The reservoir above the town was built in 1931 by a company that no longer exists, and its dam, ninety feet ' +
  'high, has been repaired three times since, most recently after the flood of 1978, when the council of the day ' +
  'borrowed the money from the state and paid it back over thirty years.';

/** Drafts with something for each view: paths and texts. */
export const DRAFTS: Readonly<Record<string, string>> = {
  'sourced.txt': `Hallam to drain its reservoir for dam repairs

The town will drain its reservoir this autumn to repair a dam, water director Ines Okafor told the council on Tuesday.

“We would rather do this in a dry year than be forced into it in a wet one,” Okafor said.

The work will cost $11.4 million, according to a person familiar with the plan. Critics say that it comes too late.

The lake is popular with anglers.
`,
  'first.txt': `Dam to be repaired

${SHARED}

The work begins in June, water director Ines Okafor said.
`,
  'second.txt': `Anglers lose their lake

Anglers will have to go elsewhere this year, the club said on Monday.

${SHARED}
`,
  'mixed.txt': `Hallam to drain its reservoir

The town will drain its reservoir this autumn, water director Ines Okafor told the council on Tuesday.

Der Stadtrat hat am Dienstag beschlossen, dass der Stausee im Herbst abgelassen wird, damit die Mauer, die seit Jahren Risse hat, endlich ausgebessert werden kann, und niemand hat dagegen gestimmt.
`,
};

/** Fills the folder of the window. */
export async function writeDrafts(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(DRAFTS)) await writeFile(join(folder, name), text);
  await showSources(folder, 'off');
}

/** In order: the window opens without an editor. */
export function viewStops(folder: string): readonly Stop[] {
  return [
    {
      name: 'sources-empty',
      what: 'the empty Sources view says what it will show',
      go: async (page) => {
        const icon = page.locator('.activitybar a[aria-label^="Article Lint"]');
        await icon.waitFor({ timeout: FIRST_LOAD_MS });
        await icon.click();
        await welcome(page, 'Open a text, Markdown or HTML draft to see who is quoted in it').waitFor();
      },
    },
    {
      name: 'passages-empty',
      what: 'the empty Shared Passages view says how to fill it, with a button that can be reached by keyboard',
      go: async (page) => {
        await welcome(page, 'No two drafts are known to share a passage').waitFor();
        const button = page.locator('.welcome-view-content .monaco-button', { hasText: 'Lint Workspace' });
        await button.first().waitFor();
        await expectAttribute(button.first(), 'tabindex', '0');
      },
    },
    {
      name: 'sources',
      what: 'the Sources view lists each source with its kind, and what nobody stands for',
      go: async (page) => {
        await openFile(page, 'sourced.txt');
        await row(page, /^Ines Okafor, person, 2 statements, 1 quotation/).waitFor();
        await row(page, /^a person familiar with the plan, anonymous, 1 statement/i).waitFor();
        await row(page, /^Critics, vague, 1 statement/).waitFor();
        await row(page, /^Nobody stands for these: \d+ sentences?/).waitFor();
      },
    },
    {
      name: 'sources-go',
      what: 'a statement leads to its sentence, by keyboard',
      go: async (page) => {
        await runCommand(page, 'Article Lint: Focus on Sources View');
        await row(page, /^Ines Okafor/).click();
        await row(page, /^Quotation: .*line 5/).waitFor();
        await page.keyboard.press('Home');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.locator('#status\\.editor\\.selection', { hasText: /^Ln 5, Col 1$/ }).waitFor();
        // Lit, and not selected: the next key must not replace a quotation.
        const lit = page.locator('.view-overlays [class*="TextEditorDecorationType"]');
        await lit.first().waitFor();
        await page.keyboard.press('ArrowRight');
        await lit.first().waitFor({ state: 'detached' });
      },
    },
    {
      name: 'marks-unsourced',
      what: 'sentences that nobody stands for have a line beside them, where the setting says so',
      go: async (page) => {
        await showSources(folder, 'markUnsourced');
        // VS Code draws it under the text: one before the headline, one before the last paragraph.
        const lines = page.locator('.view-overlays [class*="TextEditorDecorationType"]');
        await lines.nth(1).waitFor();
        const last = page.locator('.view-line', { hasText: 'anglers' });
        const [mark, text] = await Promise.all([lines.nth(1).boundingBox(), last.boundingBox()]);
        if (mark?.y !== text?.y) throw new Error(`The mark is at ${mark?.y}, its sentence at ${text?.y}.`);
        const width = await styleOf(lines.nth(1), 'border-left-width');
        if (width !== '2px') throw new Error(`The line beside the sentence is ${width} wide.`);
        if ((await lines.count()) !== 2) throw new Error(`${await lines.count()} sentences are marked.`);
      },
    },
    {
      name: 'marks-sourced',
      what: 'or what somebody stands for is dimmed',
      go: async (page) => {
        await showSources(folder, 'dimSourced');
        const dimmed = dimmedText(page, 'dry year');
        await dimmed.waitFor();
        const opacity = await styleOf(dimmed, 'opacity');
        if (Number(opacity) >= 1) throw new Error(`The opacity of what is sourced is ${opacity}.`);
        if ((await dimmedText(page, 'anglers').count()) > 0)
          throw new Error('What nobody stands for is dimmed.');
        await showSources(folder, 'off');
        await dimmed.waitFor({ state: 'detached' });
      },
    },
    {
      name: 'status-language',
      what: 'the status item says that a paragraph is not read, since not in English',
      go: async (page) => {
        await openFile(page, 'mixed.txt');
        await page.locator('#status\\.languageStatus').hover();
        await page
          .locator('.hover-language-status', {
            hasText: 'Not read for sourcing, since not in English: 1 of 3 blocks',
          })
          .first()
          .waitFor();
      },
    },
    {
      name: 'passages',
      what: 'the Shared Passages view lists both drafts of a passage after Lint Workspace',
      go: async (page) => {
        await runCommand(page, 'Article Lint: Lint Workspace');
        await toast(page, 'linted').waitFor();
        await runCommand(page, 'Article Lint: Focus on Shared Passages View');
        await row(page, /^first\.txt, 1 shared passage/).waitFor();
        await row(page, /^second\.txt, 1 shared passage/).waitFor();
        await row(page, /^Shared with second\.txt, line 3, there line 5\./).waitFor();
      },
    },
    {
      name: 'passages-compare',
      what: 'an entry puts the two passages side by side',
      go: async (page) => {
        await row(page, /^Shared with second\.txt/).click();
        await page.locator('.tab', { hasText: 'first.txt:3 ↔ second.txt:5' }).waitFor();
        await page.locator('.monaco-diff-editor').first().waitFor();
      },
    },
    {
      name: 'lint-folder',
      what: 'Lint Folder stands in the menu of a folder in the Explorer, and ends with its own summary',
      go: async (page) => {
        await mkdir(join(folder, 'desk'));
        await writeFile(join(folder, 'desk', 'one.txt'), 'Plan\n\nCritics say the plan will fail.\n');
        await runCommand(page, 'Notifications: Clear All Notifications');
        await runCommand(page, 'File: Focus on Files Explorer');
        await page
          .locator('.explorer-folders-view .monaco-list-row', { hasText: 'desk' })
          .click({ button: 'right' });
        // A menu takes no click while it opens.
        await page.locator('.monaco-menu .action-item', { hasText: 'Lint Folder' }).hover();
        await page.keyboard.press('Enter');
        await toast(page, '1 draft linted: 1 finding').getByText('Show Report').click();
        const report = page.frameLocator('iframe.webview').first().frameLocator('#active-frame');
        await report.getByRole('heading', { name: 'Drafts, worst first' }).waitFor();
        await report.getByText('desk/one.txt').first().waitFor();
        if ((await report.getByText('first.txt').count()) > 0)
          throw new Error('The report holds other drafts.');
      },
    },
    {
      name: 'passages-reloaded',
      what: 'a draft that is opened in a new window names the closed one that shares its passage, and nothing was run',
      go: async (page) => {
        await runCommand(page, 'View: Close All Editors');
        await runCommand(page, 'Notifications: Clear All Notifications');
        await runCommand(page, 'Developer: Reload Window');
        await page.locator('.monaco-workbench').waitFor({ state: 'detached', timeout: FIRST_LOAD_MS });
        await page.locator('.activitybar a[aria-label^="Article Lint"]').waitFor({ timeout: FIRST_LOAD_MS });
        await openFile(page, 'first.txt');
        await runCommand(page, 'Article Lint: Focus on Shared Passages View');
        await row(page, /^first\.txt, 1 shared passage/).waitFor({ timeout: FIRST_LOAD_MS });
        await row(page, /^Shared with second\.txt, line 3, there line 5\./).waitFor();
      },
    },
  ];
}

/** A row of a tree, by what a screen reader says of it. */
export function row(page: Page, label: RegExp): Locator {
  return page.getByRole('treeitem', { name: label }).first();
}

function welcome(page: Page, text: string): Locator {
  return page.locator('.welcome-view-content', { hasText: text }).first();
}

function dimmedText(page: Page, text: string): Locator {
  return page.locator('.view-line span[class*="TextEditorDecorationType"]', { hasText: text }).first();
}

/** A property as the browser works it out. The function runs in the page. */
function styleOf(element: Locator, property: string): Promise<string> {
  return element.evaluate((node, name) => {
    const view = globalThis as unknown as {
      getComputedStyle(of: unknown): { getPropertyValue(name: string): string };
    };
    return view.getComputedStyle(node).getPropertyValue(name);
  }, property);
}

/** Opens a file of the folder by name, as Ctrl+P does. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  const input = page.locator('.quick-input-widget input');
  await input.waitFor();
  await input.fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  await page.locator('.tab.active', { hasText: name }).waitFor();
}

function showSources(folder: string, shown: string): Promise<void> {
  const settings = JSON.stringify({ 'articleLint.sources.show': shown });
  return mkdir(join(folder, '.vscode'), { recursive: true }).then(() =>
    writeFile(join(folder, '.vscode', 'settings.json'), settings),
  );
}

async function expectAttribute(element: Locator, name: string, wanted: string): Promise<void> {
  const value = await element.getAttribute(name);
  if (value !== wanted) throw new Error(`${name} is ${value}, not ${wanted}.`);
}
