/** `--format sarif`: SARIF 2.1.0, for GitHub code scanning and other viewers. */
import { pathToFileURL } from 'node:url';
import { documentationOf } from '../../lint/documentation.ts';
import type { Severity } from '../../lint/finding.ts';
import { OWN_RULES } from '../../lint/own-rules.ts';
import { ALL_RULES } from '../../rules/all.ts';
import { type DraftOutcome, findingsOf } from '../../workspace/lint-draft.ts';
import type { ReportFinding } from '../../workspace/report.ts';
import type { CheckReport } from '../check.ts';

declare const ARTICLE_LINT_VERSION: string;

const LEVELS: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
  off: 'none',
};

/** One run. Fixes are given as replacements, related places as related locations. */
export function* sarifReport({ outcomes, isShown }: CheckReport): Generator<string> {
  const metas = [...ALL_RULES.map(({ meta }) => meta), ...OWN_RULES];
  const rules = metas.map(({ id, summary, rationale, severity }) => ({
    id,
    name: id.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: rationale },
    helpUri: documentationOf(id),
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: LEVELS[severity] },
    properties: { tags: [id.slice(0, id.indexOf('/'))] },
  }));
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const driver = {
    name: 'article-lint',
    semanticVersion: ARTICLE_LINT_VERSION,
    informationUri: 'https://github.com/article-lint/article-lint',
    rules,
  };
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits","originalUriBaseIds":{"ROOT":{"uri":${JSON.stringify(rootUri())}}},"invocations":[${JSON.stringify(invocationOf(outcomes))}],"results":[`;
  let separator = '\n';
  for (const outcome of outcomes) {
    const { path } = outcome;
    for (const finding of findingsOf(outcome)) {
      if (!isShown(finding.severity)) continue;
      yield separator + JSON.stringify(resultOf(path, finding, indices.get(finding.rule)));
      separator = ',\n';
    }
  }
  yield '\n]}]}\n';
}

function resultOf(path: string, finding: ReportFinding, ruleIndex: number | undefined) {
  const { rule, severity, message, range, start, end, fixes, related, key } = finding;
  const artifactLocation = locationOf(path);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
            charOffset: start,
            charLength: end - start,
          },
        },
      },
    ],
    partialFingerprints: { 'articleLintKey/v1': key },
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            message: { text: other.message },
            physicalLocation: {
              artifactLocation: locationOf(other.path),
              region: { charOffset: other.start, charLength: other.end - other.start },
            },
          })),
        }),
    ...(fixes.every(({ edits }) => edits.length === 0)
      ? {}
      : {
          fixes: fixes
            .filter(({ edits }) => edits.length > 0)
            .map(({ title, edits }) => ({
              description: { text: title },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: edits.map((edit) => ({
                    deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
                    ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
                  })),
                },
              ],
            })),
        }),
  };
}

function invocationOf(outcomes: readonly DraftOutcome[]) {
  const failed = outcomes.filter(({ error }) => error !== null);
  return {
    executionSuccessful: failed.length === 0,
    toolExecutionNotifications: failed.map(({ path, error }) => ({
      level: 'error',
      message: { text: `${path}: ${error}` },
      locations: [{ physicalLocation: { artifactLocation: locationOf(path) } }],
    })),
  };
}

/** Relative to the working folder where it lies below it, so that a report can move between machines. */
function locationOf(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (/^(?:\/|[a-z]:|\.\.)/i.test(path)) return { uri: pathToFileURL(path).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };
}

function rootUri(): string {
  const { href } = pathToFileURL(process.cwd());
  return href.endsWith('/') ? href : `${href}/`;
}
