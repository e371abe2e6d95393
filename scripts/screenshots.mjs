// `npm run screenshots`: pictures of what a user sees, in a light, a dark and both high-contrast themes, in
// test-results/screenshots/THEME/.
//   --readme       also make the few, smaller ones of README.md anew, in docs/images/
//   --theme NAME   only this theme
//   --no-build     take dist/ as it is
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension, ROOT } from '../test/e2e/host/build.ts';
import { findChromium } from '../test/e2e/host/chromium.ts';
import { installVsCode } from '../test/e2e/host/install.ts';
import { PICTURE_FILES, PICTURES, THEMES } from '../test/e2e/host/pictures.ts';
import { startVsCode } from '../test/e2e/host/server.ts';
import { takeTour } from '../test/e2e/host/tour.ts';

const SEED = '000_cbaeb8d34c20a565.txt';
const OF_README = ['quick-fixes', 'sources', 'report', 'clean-preview'];
const README_WINDOW = { width: 1080, height: 640 };

const { values } = parseArgs({
  options: {
    readme: { type: 'boolean', default: false },
    theme: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});
if (values.theme && !(values.theme in THEMES)) {
  throw new Error(`--theme is one of ${Object.keys(THEMES).join(', ')}.`);
}
if (!values['no-build']) buildExtension();
const install = await installVsCode(console.log);
const chromium = findChromium(console.log);
let failed = 0;
for (const [name, colorTheme] of Object.entries(THEMES)) {
  if (values.theme && values.theme !== name) continue;
  failed += await take(name, colorTheme, join(ROOT, 'test-results', 'screenshots', name), {});
}
if (values.readme) {
  const target = join(ROOT, 'test-results', 'screenshots', 'readme');
  const window = { viewport: README_WINDOW };
  failed += await take('README', THEMES.light, target, window);
  await mkdir(join(ROOT, 'docs', 'images'), { recursive: true });
  for (const picture of OF_README) {
    await cp(join(target, `${picture}.png`), join(ROOT, 'docs', 'images', `${picture}.png`));
  }
}
if (failed > 0) process.exitCode = 1;

/** One window in one theme; answers how many pictures did not come about. */
async function take(title, colorTheme, target, window) {
  const scratch = await mkdtemp(join(tmpdir(), 'article-lint-pictures-'));
  const folder = join(scratch, 'drafts');
  await mkdir(folder);
  await cp(join(ROOT, 'seeds', SEED), join(folder, 'draft.txt'));
  for (const [path, text] of PICTURE_FILES) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const settings = { 'workbench.colorTheme': colorTheme, 'workbench.activityBar.location': 'default' };
  const server = await startVsCode({ install, unpacked: ROOT, settings });
  try {
    const { authority } = server;
    const options = { chromium, authority, folder, openFile: join(folder, 'draft.txt'), ...window };
    const counts = await takeTour(options, target, console.log, { stops: PICTURES, title });
    console.log(`The pictures are in ${target}`);
    return counts.failed;
  } finally {
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}
