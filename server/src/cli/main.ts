/** The command line's front door: reads the words, runs the command, sets the exit status. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { isDraftThread, serveBatches } from '../workspace/draft-threads.ts';
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
  // Editors add options of their own to the server's command line (`--clientProcessId=…`).
  if (words[0] === 'lsp' && !words.includes('--help')) return (await import('./lsp.ts')).lsp();
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

/** Each command is loaded only when it is run. */
async function run(invocation: Invocation, terminal: Terminal): Promise<number> {
  if (invocation.version) {
    await terminal.print(`article-lint ${ARTICLE_LINT_VERSION}\n`);
    return 0;
  }
  switch (invocation.command) {
    case 'check':
      return (await import('./check.ts')).check(invocation, terminal, PROGRAM);
    case 'fix':
      return (await import('./fix.ts')).fix(invocation, terminal);
    case 'sources':
      return (await import('./sources.ts')).sources(invocation, terminal);
    case 'rules':
      return (await import('./rules.ts')).rules(invocation, terminal);
    case 'init':
      return (await import('./init.ts')).init(invocation, terminal);
    case 'lsp':
      return (await import('./lsp.ts')).lsp();
    case 'completion':
      return (await import('./completion.ts')).completion(invocation, terminal);
    case 'help':
      return (await import('./help.ts')).help(invocation, terminal);
  }
}
