/** Code actions: quick fixes, silencing, and fixing all at once. */
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionKind,
  type Command,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding } from '../lint/finding.ts';
import { isPasteFinding } from '../lint/fix.ts';
import { ADD_TO_SETTINGS, CHANGE_SETTINGS, type ChangeSettingsArguments } from '../protocol.ts';
import { at } from './client-capabilities.ts';
import { Placement, toDiagnostic } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { editOf } from './edits.ts';
import { fixAll, hasSafeFix } from './fix-all.ts';
import type { Linted } from './linting.ts';
import { annotatedEdit, pasteChangesOf } from './paste-changes.ts';
import type { Feature, Session } from './session.ts';
import { silencings } from './silencings.ts';

export const QUICK_FIX = 'quickfix.articleLint';
export const FIX_ALL_KIND = 'source.fixAll.articleLint';
export const CLEAN_PASTE_KIND = 'source.cleanPaste.articleLint';

/** A range over a whole draft would give a menu that nobody reads. */
const FINDINGS_IN_A_MENU = 100;
const FINDINGS_TO_SILENCE = 10;
const AUTOMATIC = 2;

/** What comes back with an action that is to be resolved. */
type ActionData =
  | {
      readonly uri: string;
      readonly version: number;
      readonly rule: string;
      readonly start: number;
      readonly end: number;
      readonly fix: number;
    }
  | { readonly uri: string; readonly version: number; readonly all: 'deleting' | 'adding' }
  | { readonly uri: string; readonly version: number; readonly paste: true };

export function codeActions(session: Session): Feature {
  return {
    requests: {
      'textDocument/codeAction': (params, token) => listActions(session, params, token),
      'codeAction/resolve': (params, token) => resolveAction(session, params, token),
    },
    capabilities: (client) => ({
      codeActionProvider: client.literals
        ? {
            codeActionKinds: [QUICK_FIX, FIX_ALL_KIND, CLEAN_PASTE_KIND],
            resolveProvider: client.resolvesEdits,
          }
        : true,
    }),
  };
}

async function listActions(
  session: Session,
  params: unknown,
  token: CancellationToken,
): Promise<(CodeAction | Command)[]> {
  const document = session.documents.get(at(at(params, 'textDocument'), 'uri'));
  const range = at(params, 'range');
  if (document === undefined || !isRange(range)) return [];
  const context = at(params, 'context');
  const only = kindsIn(at(context, 'only'));
  const linted = await session.linting.lint(document, token);
  if (linted === null || linted.version !== document.text.version) return [];
  const actions: CodeAction[] = [];
  if (asksFor(only, QUICK_FIX)) {
    actions.push(...quickFixes(session, linted, range, codesIn(at(context, 'diagnostics'))));
  }
  if (only !== null && asksFor(only, FIX_ALL_KIND)) {
    const action = await fixAllAction(session, linted, only, at(context, 'triggerKind') === AUTOMATIC, token);
    if (action !== null) actions.push(action);
  }
  const chosen = at(context, 'triggerKind') !== AUTOMATIC;
  if (only !== null && chosen && asksFor(only, CLEAN_PASTE_KIND)) {
    const action = await cleanPasteAction(session, linted, token);
    if (action !== null) actions.push(action);
  }
  return actions;
}

/** The kinds asked for; null when the request names none. */
function kindsIn(only: unknown): readonly string[] | null {
  if (!Array.isArray(only)) return null;
  return only.filter((kind): kind is string => typeof kind === 'string');
}

function asksFor(only: readonly string[] | null, kind: string): boolean {
  return (
    only === null || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
  );
}

/** Rule ids of the diagnostics that the request names; null for all. */
function codesIn(diagnostics: unknown): ReadonlySet<string> | null {
  if (!Array.isArray(diagnostics) || diagnostics.length === 0) return null;
  return new Set(diagnostics.map((diagnostic) => String(at(diagnostic, 'code'))));
}

function quickFixes(
  session: Session,
  linted: Linted,
  range: Range,
  codes: ReadonlySet<string> | null,
): CodeAction[] {
  const { client } = session;
  const placement = new Placement(linted.document.text);
  const from = placement.offset(range.start);
  const to = placement.offset(range.end);
  const found = linted.result.findings
    .filter(
      (finding) =>
        finding.start <= Math.max(from, to) &&
        finding.end >= Math.min(from, to) &&
        (codes === null || codes.has(finding.rule)),
    )
    .slice(0, FINDINGS_IN_A_MENU);
  const actions: CodeAction[] = [];
  for (const finding of found) {
    const diagnostics = [toDiagnostic(finding, placement, client, linted.sharing?.place)];
    const safe = finding.fixes.filter(({ safety }) => safety === 'safe');
    finding.fixes.forEach((fix, index) => {
      const command =
        fix.setting === undefined ? null : settingCommand(session, linted, fix.title, fix.setting);
      if (fix.edits.length === 0 && command === null) return;
      const action: CodeAction = { title: fix.title, kind: QUICK_FIX, diagnostics };
      // A safe fix behind another one mends a part only: Auto Fix should not leave the finding where it was.
      if (client.preferred && safe.length === 1 && safe[0] === fix && finding.fixes[0] === fix)
        action.isPreferred = true;
      if (fix.edits.length > 0) {
        if (client.resolvesEdits) action.data = dataOf(linted, finding, index);
        else action.edit = editOf(linted.document, client, fix.edits, fix.placeholders);
      }
      if (command !== null) action.command = command;
      actions.push(action);
    });
  }
  for (const silencing of silencings(linted, found.slice(0, FINDINGS_TO_SILENCE))) {
    actions.push({
      title: silencing.title,
      kind: QUICK_FIX,
      diagnostics: silencing.findings.map((finding) =>
        toDiagnostic(finding, placement, client, linted.sharing?.place),
      ),
      edit: editOf(linted.document, client, [silencing.edit]),
    });
  }
  actions.push(...switchOffs(session, linted, found.slice(0, FINDINGS_TO_SILENCE), placement));
  return actions;
}

function dataOf(linted: Linted, finding: Finding, fix: number): ActionData {
  const { uri } = linted.document;
  return { uri, version: linted.version, rule: finding.rule, start: finding.start, end: finding.end, fix };
}

/** The command that changes the project file; null when nobody could run it. */
function settingCommand(
  session: Session,
  linted: Linted,
  title: string,
  change: Omit<ChangeSettingsArguments, 'folder'>,
): Command | null {
  const { folder } = linted.folder;
  if (session.client.options.addToSettings === true) {
    return { title, command: ADD_TO_SETTINGS, arguments: [{ folder: folder ?? '', ...change }] };
  }
  if (folder === null || !session.client.appliesEdits) return null;
  return { title, command: CHANGE_SETTINGS, arguments: [{ folder, ...change }] };
}

/** One action for each rule found, that switches it off in the project file. */
function switchOffs(
  session: Session,
  linted: Linted,
  found: readonly Finding[],
  placement: Placement,
): CodeAction[] {
  if (linted.folder.folder === null) return [];
  return [...new Set(found.map(({ rule }) => rule))].flatMap((rule) => {
    const title = `Switch off ${rule} in this workspace`;
    const command = settingCommand(session, linted, title, { path: ['severity', rule], set: 'off' });
    if (command === null) return [];
    const diagnostics = found
      .filter((finding) => finding.rule === rule)
      .map((finding) => toDiagnostic(finding, placement, session.client, linted.sharing?.place));
    return [{ title, kind: QUICK_FIX, diagnostics, command }];
  });
}

/**
 * Many have the generic `source.fixAll` on for every save, without a thought of text that goes away. Deletions
 * answer the exact kind, or a writer who picks the action from a menu of source actions.
 */
async function fixAllAction(
  session: Session,
  linted: Linted,
  only: readonly string[],
  automatic: boolean,
  token: CancellationToken,
): Promise<CodeAction | null> {
  if (!hasSafeFix(linted.result.findings)) return null;
  const exact = only.some((kind) => kind === FIX_ALL_KIND || kind.startsWith(`${FIX_ALL_KIND}.`));
  const picked = !automatic && only.includes('source');
  const all = exact || picked ? 'deleting' : 'adding';
  const kind: CodeActionKind = FIX_ALL_KIND;
  const action: CodeAction = {
    title: all === 'deleting' ? 'Fix all safe findings' : 'Fix all safe findings that delete nothing',
    kind,
  };
  const { document, version } = linted;
  // What saves a file may not resolve; what shows a menu need not wait.
  if (session.client.resolvesEdits) action.data = { uri: document.uri, version, all } satisfies ActionData;
  else action.edit = await fixAllEdit(session, document, all, token);
  return action;
}

async function fixAllEdit(
  session: Session,
  document: OpenDocument,
  all: 'deleting' | 'adding',
  token: CancellationToken,
): Promise<WorkspaceEdit> {
  const { edits } = await fixAll(session, document, { deletes: all === 'deleting' }, token);
  return editOf(document, session.client, edits);
}

/**
 * Everything that cleaning a paste may take out, for the writer to tick: only where the editor can ask, and never by
 * itself, since what was inferred waits for an answer.
 */
async function cleanPasteAction(
  session: Session,
  linted: Linted,
  token: CancellationToken,
): Promise<CodeAction | null> {
  const { client } = session;
  if (!client.changeAnnotations || !client.versionedEdits) return null;
  const { document, version, result } = linted;
  const deletes = result.findings.some(
    (finding) => isPasteFinding(finding) && finding.fixes.some(({ edits }) => edits.length > 0),
  );
  if (!deletes) return null;
  const action: CodeAction = { title: 'Clean pasted article…', kind: CLEAN_PASTE_KIND };
  if (client.resolvesEdits) action.data = { uri: document.uri, version, paste: true } satisfies ActionData;
  else action.edit = await cleanPasteEdit(session, document, token);
  return action;
}

async function cleanPasteEdit(
  session: Session,
  document: OpenDocument,
  token: CancellationToken,
): Promise<WorkspaceEdit> {
  const changes = await pasteChangesOf(session, document, token);
  if (changes === null || changes.version !== document.text.version) throw outdated();
  return annotatedEdit(document, changes);
}

async function resolveAction(session: Session, params: unknown, token: CancellationToken): Promise<unknown> {
  const data = at(params, 'data');
  const uri = at(data, 'uri');
  if (typeof uri !== 'string') return params;
  const document = session.documents.get(uri);
  if (document === undefined || document.text.version !== at(data, 'version')) throw outdated();
  const action = params as CodeAction;
  const all = at(data, 'all');
  if (all === 'deleting' || all === 'adding') {
    return { ...action, edit: await fixAllEdit(session, document, all, token) };
  }
  if (at(data, 'paste') === true) return { ...action, edit: await cleanPasteEdit(session, document, token) };
  const linted = await session.linting.lint(document, token);
  if (linted === null || linted.version !== at(data, 'version')) throw outdated();
  const finding = linted.result.findings.find(
    ({ rule, start, end }) =>
      rule === at(data, 'rule') && start === at(data, 'start') && end === at(data, 'end'),
  );
  const fix = finding?.fixes[Number(at(data, 'fix'))];
  if (fix === undefined) throw outdated();
  return { ...action, edit: editOf(document, session.client, fix.edits, fix.placeholders) };
}

function outdated(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The draft has changed since this was offered.');
}

export function isRange(range: unknown): range is Range {
  return isPosition(at(range, 'start')) && isPosition(at(range, 'end'));
}

export function isPosition(position: unknown): position is Range['start'] {
  return Number.isInteger(at(position, 'line')) && Number.isInteger(at(position, 'character'));
}
