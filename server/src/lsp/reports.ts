/** From a lint's result to the diagnostics of a draft, open or not. */
import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintResult } from '../lint/engine.ts';
import { atLeast } from '../lint/finding.ts';
import type { ClientCapabilities } from './client-capabilities.ts';
import { type PlaceElsewhere, Placement, resultIdOf, SOURCE, toDiagnostic } from './convert.ts';
import type { Linted } from './linting.ts';
import type { Report } from './session.ts';

/** Code of the diagnostic that says how many findings are not shown. */
export const TOO_MANY = 'draft/too-many-findings';

/** The report of an open draft. Ask only while its text is still the one that was linted. */
export function reportOf(linted: Linted, client: ClientCapabilities): Report {
  const { result, document, folder, sharing } = linted;
  return makeReport(result, document.text, folder.maxFindings, client, sharing?.place);
}

/** The report of a draft that no editor shows. */
export function reportOfFile(
  uri: string,
  text: string,
  result: LintResult,
  maxFindings: number,
  client: ClientCapabilities,
  elsewhere?: PlaceElsewhere,
): Report {
  return makeReport(result, TextDocument.create(uri, '', 0, text), maxFindings, client, elsewhere);
}

function makeReport(
  result: LintResult,
  document: TextDocument,
  maxFindings: number,
  client: ClientCapabilities,
  elsewhere?: PlaceElsewhere,
): Report {
  const placement = new Placement(document);
  const { findings } = result;
  const shown = findings.length <= maxFindings ? findings : worstFirst(findings).slice(0, maxFindings);
  const items = shown.map((finding) => toDiagnostic(finding, placement, client, elsewhere));
  if (shown.length < findings.length) items.push(tooMany(findings.length, shown.length, placement));
  return { items, resultId: resultIdOf(items) };
}

/** Errors and warnings first, hints last, otherwise as they come. */
function worstFirst(findings: LintResult['findings']): LintResult['findings'] {
  return [
    ...findings.filter(({ severity }) => atLeast(severity, 'warning')),
    ...findings.filter(({ severity }) => severity === 'information'),
    ...findings.filter(({ severity }) => severity === 'hint'),
  ];
}

function tooMany(found: number, shown: number, placement: Placement): Diagnostic {
  return {
    range: placement.shownRange({ start: 0, end: 0 }),
    severity: 3,
    code: TOO_MANY,
    source: SOURCE,
    message: `${found.toLocaleString('en-US')} findings in this draft: the ${shown.toLocaleString('en-US')} gravest are shown. “articleLint.maxFindings” sets how many.`,
  };
}
