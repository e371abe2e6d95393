/** The command line's front door: reads the words, runs the command, sets the exit status. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { isDraftThread, serveBatches } from '../workspace/draft-threads.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { fix } from './fix.ts';
import { help } from './help.ts';
import { init } from './init.ts';
import { asksForServer, lsp } from './lsp.ts';
import { rules } from './rules.ts';
import { sources } from './sources.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { type Invocation, readCommandLine, UsageError } from './usage.ts';

declare const ARTICLE_LINT_VERSION: string;

/** This file once bundled; worker threads are started with it. */
const PROGRAM = __filename;

if (isMainThread) {
  main(process.argv.slice(2)).then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      process.stderr.write(
        `article-lint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n` +
          'This is a fault of Article Lint. Nothing was changed after it; please report it with the lines above.\n',
      );
      process.exitCode = 2;
    },
  );
} else if (parentPort !== null && isDraftThread(workerData)) {
  serveBatches(parentPort);
}

async function main(words: readonly string[]): Promise<number> {
  if (asksForServer(words)) return lsp(__dirname);
  let terminal = processTerminal(null);
  try {
    const invocation = readCommandLine(words);
    terminal = processTerminal(invocation.colour);
    return await run(invocation, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.complain(`article-lint: ${error.message}`);
    return 2;
  }
}

/**
 * All commands are imported at once: with `import()` the bundler wraps every module in a function, which takes longer to
 * compile than the commands do.
 */
async function run(invocation: Invocation, terminal: Terminal): Promise<number> {
  if (invocation.version) {
    await terminal.print(`article-lint ${ARTICLE_LINT_VERSION}\n`);
    return 0;
  }
  switch (invocation.command) {
    case 'check':
      return check(invocation, terminal, PROGRAM);
    case 'fix':
      return fix(invocation, terminal);
    case 'sources':
      return sources(invocation, terminal);
    case 'rules':
      return rules(invocation, terminal);
    case 'init':
      return init(invocation, terminal);
    case 'lsp':
      return lsp(__dirname);
    case 'completion':
      return completion(invocation, terminal);
    case 'help':
      return help(invocation, terminal);
  }
}
