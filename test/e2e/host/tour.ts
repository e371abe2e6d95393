/**
 * A tour of the real window, by mouse and keyboard like a user's: each stop waits for what must be there and
 * takes a picture. The tests count the stops, `npm run screenshots` keeps pictures of its own list.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PASTE_STOPS } from './paste-stops.ts';
import type { SuiteResult } from './run-suite.ts';
import { openWorkbench, runCommand, type WorkbenchOptions } from './workbench.ts';

/** The first window of a fresh browser profile on a busy machine. */
export const FIRST_LOAD_MS = 60_000;
const STEP_MS = 20_000;

export interface Stop {
  readonly name: string;
  readonly what: string;
  readonly go: (page: Page) => Promise<void>;
}

export const STOPS: readonly Stop[] = [
  {
    name: 'squiggles',
    what: 'findings are underlined in the draft',
    go: (page) =>
      page
        .locator('.monaco-editor .squiggly-warning')
        .first()
        .waitFor({ state: 'attached', timeout: FIRST_LOAD_MS }),
  },
  {
    name: 'problems',
    what: 'findings stand in the Problems panel',
    go: async (page) => {
      await runCommand(page, 'Problems: Focus on Problems View');
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'Says who?' }).first().waitFor();
    },
  },
  {
    name: 'quick-fixes',
    what: 'the quick-fix menu opens on a finding',
    go: async (page) => {
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'Says who?' }).first().dblclick();
      await page.locator('.monaco-editor.focused').first().waitFor();
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .monaco-list-row').first().waitFor();
    },
  },
  {
    name: 'hover',
    what: 'the hover names the rule and its reason',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await runCommand(page, 'Show or Focus Hover');
      await page.locator('.monaco-hover:visible', { hasText: 'Says who?' }).first().waitFor();
    },
  },
  {
    name: 'status',
    what: 'the language status item tells the number of findings',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('#status\\.languageStatus').hover();
      await page
        .locator('.hover-language-status', { hasText: /\d+ findings?/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'lint-workspace',
    what: 'Lint Workspace ends with a summary that leads to the Problems panel',
    go: async (page) => {
      await runCommand(page, 'View: Hide Panel');
      await runCommand(page, 'Article Lint: Lint Workspace');
      await toast(page, 'linted').getByText('Show Problems').waitFor();
    },
  },
  {
    name: 'workspace-problems',
    what: 'its button opens the list, with drafts that no editor shows',
    go: async (page) => {
      await toast(page, 'linted').getByText('Show Problems').click();
      const files = page.locator('.markers-panel .monaco-list-row');
      await files.first().waitFor();
      await page.locator('.panel .codicon-collapse-all').first().click();
      await files.nth(1).waitFor();
    },
  },
  {
    name: 'clean-pasted-article',
    what: 'Clean Pasted Article (Safe Fixes Only) takes the leftovers out of the draft',
    go: async (page) => {
      await page.locator('.tabs-container .tab').first().click();
      await page.keyboard.press('Control+End');
      await page.locator('.view-line', { hasText: 'BitcoinEthereumNews2025' }).first().waitFor();
      await runCommand(page, 'Article Lint: Clean Pasted Article (Safe Fixes Only)');
      await page
        .locator('.view-line', { hasText: 'BitcoinEthereumNews2025' })
        .first()
        .waitFor({ state: 'detached' });
      await page.keyboard.press('Control+Home');
    },
  },
  ...PASTE_STOPS,
];

/** Comes last: in a folder with so many drafts that a click is faster. */
const CANCEL: Stop = {
  name: 'cancel',
  what: 'Lint Workspace counts drafts, and its Cancel button ends it',
  go: async (page) => {
    await runCommand(page, 'Notifications: Clear All Notifications');
    await runCommand(page, 'Article Lint: Lint Workspace');
    await toast(page, /\d of \d/)
      .getByText('Cancel')
      .click();
    await toast(page, 'Cancelled after').first().waitFor();
  },
};

/** In a window whose language is German. */
export const GERMAN: readonly Stop[] = [
  {
    name: 'german-palette',
    what: 'the commands have German titles',
    go: async (page) => {
      await page
        .locator('.monaco-editor .squiggly-warning')
        .first()
        .waitFor({ state: 'attached', timeout: FIRST_LOAD_MS });
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget input');
      await input.waitFor();
      await input.fill('>Ordner prüfen');
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'Ordner prüfen' })
        .first()
        .waitFor();
    },
  },
  {
    name: 'german-summary',
    what: 'the extension speaks German',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await runCommand(page, 'Article Lint: Arbeitsbereich prüfen');
      await toast(page, /Geprüft: \d+ Texte?, \d+ Befunde?/)
        .getByText('Bericht anzeigen')
        .waitFor();
    },
  },
];

/** For the long run: nothing is left out of a folder of thousands. */
const WHOLE_FOLDER: Stop = {
  name: 'whole-folder',
  what: 'Lint Workspace comes to the end of a folder of thousands',
  go: async (page) => {
    await runCommand(page, 'Notifications: Clear All Notifications');
    await runCommand(page, 'Article Lint: Lint Workspace');
    await toast(page, /[3-9],\d{3} drafts linted/).waitFor({ timeout: 180_000 });
  },
};

/**
 * Visits every stop in a window of its own, and cancels a run when `fillFolder` can put many drafts into the folder. Writes a picture
 * of each into `target`; a stop that does not get there is a failure, and the tour goes on.
 */
export async function takeTour(
  options: WorkbenchOptions,
  target: string,
  print: (line: string) => void,
  {
    stops = STOPS,
    title = 'the window',
    fillFolder,
    long = false,
  }: { stops?: readonly Stop[]; title?: string; fillFolder?: () => Promise<void>; long?: boolean } = {},
): Promise<SuiteResult> {
  await mkdir(target, { recursive: true });
  const counts = { passed: 0, failed: 0, pending: 0 };
  const workbench = await openWorkbench(options);
  const { page } = workbench;
  page.setDefaultTimeout(STEP_MS);
  try {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    print(title);
    for (const stop of [...stops, ...(fillFolder ? [CANCEL] : []), ...(long ? [WHOLE_FOLDER] : [])]) {
      if (stop === CANCEL) await fillFolder?.();
      const picture = join(target, `${stop.name}.png`);
      const began = Date.now();
      try {
        await stop.go(page);
        counts.passed += 1;
        print(`  ✓ ${stop.what} (${Date.now() - began} ms)`);
      } catch (error) {
        counts.failed += 1;
        print(`  ✗ ${stop.what}; see ${picture}`);
        print(
          `      ${error instanceof Error ? error.message.split('\n').slice(0, 4).join('\n      ') : error}`,
        );
      }
      // Panels slide and toasts fade in.
      await page.waitForTimeout(300);
      await page.screenshot({ path: picture });
    }
    return counts;
  } finally {
    await workbench.close();
  }
}

/** A notification with the text. */
export function toast(page: Page, text: string | RegExp): Locator {
  return page.locator('.notification-toast', { hasText: text }).first();
}
