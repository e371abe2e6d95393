// `npm start`: builds the extension and opens a real VS Code with it on a copy of seeds/.
//   --port N            serve there instead of on a free port
//   --no-build          take dist/ as it is
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension, ROOT } from '../test/e2e/host/build.ts';
import { openInDesktop } from '../test/e2e/host/desktop.ts';
import { canInstallVsCode, installVsCode, VSCODE_VERSION } from '../test/e2e/host/install.ts';
import { startVsCode } from '../test/e2e/host/server.ts';
import { workbenchAddress } from '../test/e2e/host/workbench.ts';

/** The draft that is open at the start. */
const FIRST = '000_cbaeb8d34c20a565.txt';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});

if (!values['no-build']) buildExtension();
const scratch = await mkdtemp(join(tmpdir(), 'article-lint-start-'));
const folder = join(scratch, 'seeds');
// A copy: the acceptance tests read the originals.
await cp(join(ROOT, 'seeds'), folder, { recursive: true });
try {
  if (canInstallVsCode()) await serve();
  else await openInDesktop({ folder, file: join(folder, FIRST), extension: ROOT });
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** Serves VS Code until Ctrl+C. */
async function serve() {
  const install = await installVsCode(console.log);
  const port = values.port ? { port: Number(values.port) } : {};
  const server = await startVsCode({ install, unpacked: ROOT, ...port });
  try {
    const { authority } = server;
    const address = workbenchAddress({ authority, folder, openFile: join(folder, FIRST) });
    const display = hasDisplay();
    if (!display) printFindings();
    console.log(`\nVS Code ${VSCODE_VERSION} with Article Lint on a copy of seeds/:\n\n  ${address}\n`);
    console.log(`${display ? 'Opening it in your browser.' : 'Open it in a browser.'} Ctrl+C stops it.`);
    if (display) openInBrowser(address);
    await new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    });
  } finally {
    await server.stop();
  }
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function openInBrowser(address) {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [address], { detached: true, stdio: 'ignore' });
  child.once('error', () => console.log(`(${opener} is not there: open the address yourself.)`));
  child.unref();
}

/** Without a display the terminal shows what the editor would. Findings are no failure here. */
function printFindings() {
  spawnSync(process.execPath, [join(ROOT, 'dist', 'cli.cjs'), 'check', 'seeds', '--format', 'pretty'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}
