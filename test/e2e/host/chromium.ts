/** Finds a Chromium-like browser, or installs Debian's where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/lib/chromium/chromium',
];

/** Thrown with one line that says what to install. */
export class NoBrowser extends Error {}

/**
 * The path of a browser: `$ARTICLE_LINT_CHROMIUM`, one on the PATH, or one of Playwright's. When there is
 * none and we are root on Debian or Ubuntu, `apt-get` installs it.
 * @throws {NoBrowser} with one line to show.
 */
export function findChromium(log: (line: string) => void): string {
  const found = lookForChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    log('Installing chromium through apt-get, once');
    const options = { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    // A failing update may still leave usable package lists; the install tells.
    spawnSync('apt-get', ['update', '-q'], options);
    const packages = ['chromium', 'fonts-dejavu-core'];
    const install = spawnSync(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', ...packages],
      options,
    );
    const installed = lookForChromium();
    if (installed) return installed;
    log(`${install.stdout ?? ''}${install.stderr ?? ''}`.trim().split('\n').slice(-3).join('\n'));
  }
  throw new NoBrowser(
    'No browser for VS Code: install Chromium (Debian: apt-get install chromium), or name one in ARTICLE_LINT_CHROMIUM.',
  );
}

function lookForChromium(): string | undefined {
  const chosen = process.env.ARTICLE_LINT_CHROMIUM;
  if (chosen) {
    if (!existsSync(chosen))
      throw new NoBrowser(`ARTICLE_LINT_CHROMIUM names ${chosen}, which is not there.`);
    return chosen;
  }
  for (const name of NAMES) {
    const path = onPath(name);
    if (path && runs(path)) return path;
  }
  return [...PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** Ubuntu's `chromium-browser` may be a stub that only asks for a snap. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
