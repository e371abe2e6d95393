/** All safe fixes of an open draft at once. */
import type { CancellationToken } from 'vscode-languageserver';
import { withoutCommonRims } from '../lint/compose-edits.ts';
import type { Edit, Finding } from '../lint/finding.ts';
import { fixSteps } from '../lint/fix.ts';
import { lintedLength } from '../lint/long-draft.ts';
import { familyOf } from '../lint/rule.ts';
import type { OpenDocument } from './documents.ts';
import { cancelled, type Linted } from './linting.ts';
import type { Session } from './session.ts';

export interface WhichFixes {
  /** Only fixes of these families; all when absent. */
  readonly families?: readonly string[];
  /** False leaves out every fix that takes a character out of the draft. */
  readonly deletes: boolean;
}

/** The edits for the text of `version`; none, and nothing linted, when the document is no draft. */
export interface AllFixes {
  readonly edits: readonly Edit[];
  readonly version: number;
  readonly linted: Linted | null;
}

const SLICE_MS = 8;

/**
 * Fixes in rounds from the text itself: fixes next to each other can undo each other's places, so that what was
 * found in the text before them says nothing about the text after. Begins again when the text moves on.
 */
export async function fixAll(
  session: Session,
  document: OpenDocument,
  which: WhichFixes,
  token: CancellationToken,
): Promise<AllFixes> {
  const { host, linter, linting, settings } = session;
  for (;;) {
    const linted = await linting.lint(document, token);
    const { version } = document.text;
    if (linted === null) return { edits: [], version, linted };
    if (linted.version !== version) continue;
    const whole = document.text.getText();
    const text = whole.slice(0, lintedLength(whole));
    const steps = fixSteps(
      {
        text,
        format: document.format,
        settings: settings.lintSettings(linted.folder, document.uri),
        only: (finding) => isAsked(finding, which),
      },
      linter,
      linted.result,
    );
    let begin = host.now();
    for (let step = steps.next(); document.text.version === version; step = steps.next()) {
      if (step.done === true)
        return { edits: smaller(step.value.edits, linted.result.article.text), version, linted };
      if (host.now() - begin < SLICE_MS) continue;
      await host.yield();
      if (token.isCancellationRequested) throw cancelled();
      begin = host.now();
    }
  }
}

/** True when there is something that fix-all would do. */
export function hasSafeFix(findings: readonly Finding[]): boolean {
  return findings.some(({ fixes }) =>
    fixes.some(({ safety, edits }) => safety === 'safe' && edits.length > 0),
  );
}

function isAsked(finding: Finding, which: WhichFixes): boolean {
  if (which.families !== undefined && !which.families.includes(familyOf(finding.rule))) return false;
  if (which.deletes) return true;
  const fix = finding.fixes.find(({ safety }) => safety === 'safe');
  return fix?.edits.every((edit) => edit.start === edit.end) === true;
}

/** Edits without what they leave as it was, and without those that change nothing. */
function smaller(edits: readonly Edit[], text: string): Edit[] {
  return edits
    .map((edit) => withoutCommonRims(text, edit))
    .filter(({ start, end, text: fresh }) => start < end || fresh !== '');
}
