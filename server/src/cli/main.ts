/** The command line's front door. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatOf } from '../article/read.ts';
import { sentencesOf } from '../article/sentences.ts';
import { createLinter } from '../lint/engine.ts';
import { atLeast, type Severity } from '../lint/finding.ts';
import { fixDraft } from '../lint/fix.ts';
import { DEFAULT_SETTINGS } from '../lint/settings.ts';
import { draftsOf } from '../workspace/walk.ts';
import { countWords, LineIndex, type ReportFile, reportFinding, type Summary } from './report.ts';

process.exitCode = main(process.argv.slice(2));

function main(argv: string[]): number {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'json' },
      'fail-on': { type: 'string', default: 'warning' },
      'no-config': { type: 'boolean' },
      'no-cache': { type: 'boolean' },
    },
  });
  const [command = 'check', ...paths] = positionals;
  const drafts = (paths.length === 0 ? ['.'] : paths).flatMap(draftsOf);
  if (command === 'sources') return sources(drafts);
  if (command === 'fix') return fix(drafts);
  return check(drafts, values['fail-on'] as Severity);
}

function check(drafts: readonly string[], failOn: Severity): number {
  const started = performance.now();
  const linter = createLinter();
  const files: ReportFile[] = [];
  const summary: Summary = {
    files: 0,
    words: 0,
    errors: 0,
    warnings: 0,
    information: 0,
    hints: 0,
    fixable: 0,
    elapsedMs: 0,
  };
  let failed = false;
  for (const path of drafts) {
    const text = readFileSync(path, 'utf8');
    const format = formatOf(path);
    const result = linter.lint({ text, format, settings: DEFAULT_SETTINGS });
    for (const { rule, error } of result.failures) console.error(`${path}: ${rule} failed:`, error);
    const lines = new LineIndex(result.article.text);
    const findings = result.findings.map((finding) => reportFinding(path, finding, lines));
    summary.files++;
    summary.words += countWords(result.article.text);
    for (const { severity, fixes } of findings) {
      summary[severity === 'information' ? severity : (`${severity}s` as const)]++;
      if (fixes.some(({ safety }) => safety === 'safe')) summary.fixable++;
      if (atLeast(severity, failOn)) failed = true;
    }
    files.push({ path, format, findings, error: null });
  }
  summary.elapsedMs = Math.round(performance.now() - started);
  process.stdout.write(`${JSON.stringify({ version: 1, files, summary })}\n`);
  return failed ? 1 : 0;
}

function fix(drafts: readonly string[]): number {
  const linter = createLinter();
  for (const path of drafts) {
    const text = readFileSync(path, 'utf8');
    const fixed = fixDraft({ text, format: formatOf(path), settings: DEFAULT_SETTINGS }, linter);
    if (fixed.text !== text) writeFileSync(path, fixed.text);
  }
  return 0;
}

function sources(drafts: readonly string[]): number {
  const linter = createLinter([]);
  const files = drafts.map((path) => {
    const text = readFileSync(path, 'utf8');
    const { facts } = linter.lint({ text, format: formatOf(path), settings: DEFAULT_SETTINGS });
    const { article, sourcing } = facts;
    const sentences = article.blocks.flatMap((block, at) => {
      const start = article.starts[at] ?? 0;
      const known = sourcing.paragraphs[at]?.sentences;
      return sentencesOf(block).map((sentence, index) => ({
        start: start + sentence.start,
        end: start + sentence.end,
        status: known?.[index]?.status ?? 'unsourced',
        attributions: [],
      }));
    });
    return { path, sentences, attributions: [], sources: [] };
  });
  process.stdout.write(`${JSON.stringify({ version: 1, files })}\n`);
  return 0;
}
