/** `--format junit`: a suite for each draft, a failed case for each finding. For CI services that show test results. */
import { findingsOf } from '../../workspace/lint-draft.ts';
import type { CheckReport } from '../check.ts';

/** A draft without findings is one case that passed; one that could not be linted is an error. */
export function* junitReport({ outcomes, summary, isShown }: CheckReport): Generator<string> {
  const suites = outcomes.map((outcome) => ({
    path: outcome.path,
    error: outcome.error,
    findings: findingsOf(outcome).filter(({ severity }) => isShown(severity)),
  }));
  const failures = suites.reduce((sum, { findings }) => sum + findings.length, 0);
  const errors = suites.filter(({ error }) => error !== null).length;
  const passed = suites.filter(({ error, findings }) => error === null && findings.length === 0).length;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="article-lint" tests="${failures + errors + passed}" failures="${failures}" errors="${errors}" time="${(summary.elapsedMs / 1000).toFixed(3)}">\n`;
  for (const { path, error, findings } of suites) {
    const count = Math.max(1, findings.length);
    yield `  <testsuite name="${escapeXml(path)}" tests="${count}" failures="${findings.length}" errors="${error === null ? 0 : 1}">\n`;
    if (error !== null) {
      yield `    <testcase name="can be linted" classname="${escapeXml(path)}"><error message="${escapeXml(error)}"/></testcase>\n`;
    } else if (findings.length === 0) {
      yield `    <testcase name="no findings" classname="${escapeXml(path)}"/>\n`;
    }
    for (const { rule, severity, message, range } of findings) {
      const place = `${range.start.line + 1}:${range.start.character + 1}`;
      yield `    <testcase name="${escapeXml(`${rule} ${place}`)}" classname="${escapeXml(path)}"><failure type="${severity}" message="${escapeXml(message)}">${escapeXml(`${path}:${place}: ${severity}: ${message} (${rule})`)}</failure></testcase>\n`;
    }
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

/** Text for XML 1.0: markup escaped, signs that XML cannot hold replaced. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r\n?|\n/g, '&#10;')
    .replace(NOT_XML, '\ufffd');
}

/** Controls other than tabs, non-characters, and halves of surrogate pairs (which `u` sees only when they stand alone). */
const NOT_XML = /(?!\t)\p{Cc}|\p{Cs}|\ufffe|\uffff/gu;
