/** What `npm run screenshots` shows: each thing that a user sees of us, in one window and one theme. */
import { PASTE_FILES, PASTE_STOPS } from './paste-stops.ts';
import { FIRST_LOAD_MS, STOPS, type Stop, toast } from './tour.ts';
import { DRAFTS, openFile, row } from './views.ts';
import { runCommand } from './workbench.ts';

/** The themes that VS Code ships for its four kinds. */
export const THEMES: Readonly<Record<string, string>> = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast-dark': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/** The folder's drafts: paths and texts. The user's own draft, `draft.txt`, is open at first. */
export const PICTURE_FILES: readonly (readonly [string, string])[] = [
  ...Object.entries(DRAFTS).map(([name, text]) => [name, text] as const),
  ...PASTE_FILES.filter(([path]) => !path.startsWith('.vscode')),
  ['.vscode/settings.json', '{ "articleLint.sources.show": "off" }'],
];

const named = (name: string, stops: readonly Stop[] = STOPS): Stop => {
  const stop = stops.find((one) => one.name === name);
  if (stop === undefined) throw new Error(`There is no stop ${name}.`);
  return stop;
};

export const PICTURES: readonly Stop[] = [
  {
    name: 'squiggles',
    what: 'findings in the draft',
    go: async (page) => {
      await page
        .locator('.monaco-editor .squiggly-warning')
        .first()
        .waitFor({ state: 'attached', timeout: FIRST_LOAD_MS });
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    },
  },
  {
    name: 'problems',
    what: 'the Problems panel',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await runCommand(page, 'Problems: Focus on Problems View');
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'Says who?' }).first().waitFor();
    },
  },
  {
    name: 'quick-fixes',
    what: 'the quick fixes of a finding',
    go: async (page) => {
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'Says who?' }).first().dblclick();
      await page.locator('.monaco-editor.focused').first().waitFor();
      await runCommand(page, 'View: Hide Panel');
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .monaco-list-row').first().waitFor();
    },
  },
  {
    name: 'hover',
    what: 'the reason of a finding',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await runCommand(page, 'Show or Focus Hover');
      await page.locator('.monaco-hover:visible').first().waitFor();
    },
  },
  {
    name: 'sources',
    what: 'the Sources view',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await openFile(page, 'sourced.txt');
      await runCommand(page, 'Article Lint: Focus on Sources View');
      await row(page, /^Ines Okafor/).click();
      await row(page, /^Quotation: /).waitFor();
    },
  },
  {
    name: 'passages',
    what: 'the Shared Passages view',
    go: async (page) => {
      await runCommand(page, 'Article Lint: Lint Workspace');
      await toast(page, 'linted').waitFor();
      await runCommand(page, 'Article Lint: Focus on Shared Passages View');
      await row(page, /^Shared with second\.txt/).waitFor();
    },
  },
  {
    name: 'report',
    what: 'the report',
    go: async (page) => {
      await toast(page, 'linted').getByText('Show Report').click();
      const report = page.frameLocator('iframe.webview').first().frameLocator('#active-frame');
      await report.getByRole('heading', { name: 'Drafts, worst first' }).waitFor();
    },
  },
  {
    ...named('clean-preview', PASTE_STOPS),
    go: async (page) => {
      // Keys belong to the report while it has the focus.
      await page.locator('.tab', { hasText: 'sourced.txt' }).click();
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
      await named('clean-preview', PASTE_STOPS).go(page);
    },
  },
  {
    name: 'walkthrough',
    what: 'the walkthrough',
    go: async (page) => {
      await page.locator('.bulk-edit-panel').getByText('Discard', { exact: true }).click();
      await runCommand(page, 'Welcome: Open Walkthrough...');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Article Lint' }).first().click();
      await page.locator('.getting-started-step', { hasText: 'Open a sample draft' }).first().waitFor();
    },
  },
];
