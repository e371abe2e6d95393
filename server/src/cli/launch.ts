/**
 * Starts the command line with its code already compiled. Compiling the bundle is a good part of linting one
 * draft; V8 can keep what it has compiled. Newer Nodes do so themselves (`module.enableCompileCache`), for
 * older ones it is done here. The kept code lies in the user's own cache folder and is used only when nobody
 * else could have written it. Whatever fails here, the program is started all the same, only slower.
 */
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { asksForServer, lsp } from './lsp.ts';

const MAIN = join(__dirname, 'cli-main.cjs');

const LINTS = /^(?:check|fix|sources)$/;

const folder = join(cacheFolder(), 'code');
// Since Node 22.8; the types say that it is always there.
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
if (enableCompileCache !== undefined) {
  enableCompileCache(folder);
  begin(() => require(MAIN));
} else begin(startCompiled);

/** The language server needs nothing of the command line. */
function begin(commandLine: () => void): void {
  if (asksForServer(process.argv.slice(2))) lsp(__dirname);
  else commandLine();
}

function startCompiled(): void {
  const { size, mtimeMs } = statSync(MAIN);
  const key = createHash('sha1')
    .update([MAIN, size, mtimeMs, process.version, process.arch, process.execArgv.join(' ')].join('\0'))
    .digest('hex');
  const file = join(folder, `${key.slice(0, 24)}.v8`);
  const kept = readOwn(file);
  const script = new Script(module.wrap(readFileSync(MAIN, 'utf8')), {
    filename: MAIN,
    ...(kept === null ? {} : { cachedData: kept }),
  });
  if ((kept === null || script.cachedDataRejected === true) && LINTS.test(process.argv[2] ?? '')) {
    // At the end of a run that lints, so that what ran is kept compiled as well.
    process.once('exit', () => keep(file, script));
  }
  const start = script.runInThisContext() as (
    exports: object,
    load: NodeJS.Require,
    main: { exports: object },
    filename: string,
    folder: string,
  ) => void;
  const main = { exports: {} };
  start(main.exports, module.createRequire(MAIN), main, MAIN, dirname(MAIN));
}

/** The kept code, if it is a plain file of this user's that nobody else may write. */
function readOwn(file: string): Buffer | null {
  try {
    const own = process.getuid?.();
    for (const path of [folder, file]) {
      const stat = lstatSync(path);
      if (stat.isSymbolicLink() || (own !== undefined && (stat.uid !== own || (stat.mode & 0o022) !== 0)))
        return null;
    }
    return readFileSync(file);
  } catch {
    return null;
  }
}

function keep(file: string, script: Script): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, script.createCachedData(), { mode: 0o600, flag: 'wx' });
    renameSync(temporary, file);
  } catch {
    // No home folder, a full disk: the next start is as slow as this one was.
  }
}
