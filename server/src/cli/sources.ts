/** `article-lint sources`: who said what in each draft. */
import { formatOf } from '../article/read.ts';
import { createLinter } from '../lint/engine.ts';
import { lintedLength } from '../lint/long-draft.ts';
import { reportSources, type SourcesReport } from '../sourcing/sources-report.ts';
import { readDraft } from '../workspace/read-draft.ts';
import { complainAbout } from './complain.ts';
import { deliver } from './deliver.ts';
import { prettySources } from './formats/pretty-sources.ts';
import { ProgressBar } from './progress-bar.ts';
import { isOutcome, type Selection, selectDrafts } from './select-drafts.ts';
import type { Terminal } from './terminal.ts';
import { type Invocation, UsageError } from './usage.ts';

export interface SourcesOfDraft extends SourcesReport {
  readonly path: string;
}

interface Failure {
  readonly path: string;
  readonly error: string | null;
  readonly failures: readonly string[];
}

/** Runs the command and gives the exit status. */
export async function sources(invocation: Invocation, terminal: Terminal): Promise<number> {
  const format = invocation.format ?? 'pretty';
  if (format !== 'json' && format !== 'pretty')
    throw new UsageError('sources prints --format pretty or json.');
  const selection = await selectDrafts(invocation);
  const failures: Failure[] = [];
  const maps = sourcesOfDrafts(selection, failures, new ProgressBar(terminal, invocation.quiet));
  if (format === 'json') {
    await deliver(asJson(maps), invocation.output, terminal);
  } else {
    const colour = invocation.output === null ? terminal.colour : invocation.colour === true;
    await deliver(prettySources(maps, { colour, width: terminal.width }), invocation.output, terminal);
  }
  return complainAbout(terminal, selection.problems, failures) ? 2 : 0;
}

/** One draft after the other, so that a folder of any size is printed in bounded memory. */
function* sourcesOfDrafts(
  { drafts }: Selection,
  failures: Failure[],
  progress: ProgressBar,
): Generator<SourcesOfDraft & { readonly text: string }> {
  // The sourcing map is worked out when it is asked for; no rule has to run.
  const linter = createLinter([]);
  for (const [at, draft] of drafts.entries()) {
    if (isOutcome(draft)) {
      failures.push(draft);
      continue;
    }
    const read = draft.text === null ? readDraft(draft.path) : { text: draft.text, error: null };
    if (read.error !== null) {
      failures.push({ path: draft.path, error: read.error, failures: [] });
      continue;
    }
    const text = read.text.slice(0, lintedLength(read.text));
    const { facts, article } = linter.lint({ text, format: formatOf(draft.path), settings: draft.settings });
    progress.show(at + 1, drafts.length);
    yield { path: draft.path, ...reportSources(article, facts.sourcing), text: article.text };
  }
  progress.end();
}

function* asJson(maps: Iterable<SourcesOfDraft & { readonly text: string }>): Generator<string> {
  yield '{"version":1,"files":[';
  let separator = '\n';
  for (const { text: _, ...map } of maps) {
    yield `${separator}${JSON.stringify(map)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
