/** The window of VS Code, opened in a browser, and what a test or a screenshot does in it. */
import { type Browser, chromium, type Page } from 'playwright-core';

export interface Workbench {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

export interface WorkbenchOptions {
  readonly chromium: string;
  readonly authority: string;
  /** Absolute path of the folder, or of the `.code-workspace` file, to open. */
  readonly folder: string;
  /** Absolute path of our extension's folder; absent when it is installed. */
  readonly extension?: string;
  /** Absolute path of a suite's entry that exports `run()`. */
  readonly suite?: string;
  /** A file to open at once. */
  readonly openFile?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The user's language, English by default; the editor's own texts stay English, it has no language pack. */
  readonly language?: string;
  /** Called for each line that workbench and extension host print, in suite runs. */
  readonly onLog?: (line: string) => void;
  /** Called once with the suite's exit code. */
  readonly onExit?: (code: number) => void;
}

/** The address that opens a folder, with the extension and the suite loaded. */
export function workbenchAddress(options: Omit<WorkbenchOptions, 'chromium'>): string {
  const remote = (path: string): string => `vscode-remote://${options.authority}${path}`;
  const payload: [string, string][] = [];
  if (options.extension) payload.push(['extensionDevelopmentPath', remote(options.extension)]);
  if (options.suite) payload.push(['extensionTestsPath', remote(options.suite)]);
  if (options.openFile) payload.push(['openFile', remote(options.openFile)]);
  const opened = options.folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = `${opened}=${encodeURIComponent(options.folder).replaceAll('%2F', '/')}`;
  if (payload.length === 0) return `http://${options.authority}/?${query}`;
  return `http://${options.authority}/?${query}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Starts the browser and opens the window. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const browser = await launch(options.chromium);
  try {
    const context = await browser.newContext({ viewport: options.viewport ?? { width: 1440, height: 900 } });
    // Where a language pack would say so, had this VS Code one.
    if (options.language) {
      await context.addInitScript((language) => {
        Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => {} });
      }, options.language);
    }
    const page = await context.newPage();
    if (options.onExit) {
      const { onExit, onLog } = options;
      await page.exposeFunction('codeAutomationLog', (_type: string, parts: unknown[]) => {
        onLog?.(parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
      });
      await page.exposeFunction('codeAutomationExit', (code: number) => onExit(code));
    }
    await page.goto(workbenchAddress(options));
    return { page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Runs a command through the command palette, the way a user does. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.waitFor();
  await input.fill(`>${title}`);
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  await row.waitFor();
  await row.click();
}
