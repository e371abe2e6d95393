/** Lint Workspace: every draft of some folders, once, with progress. */
import type { Diagnostic } from 'vscode-languageserver';
import {
  CLOSED_FILE_FINDINGS,
  type ClosedFileFindingsParams,
  LINT_WORKSPACE,
  type LintWorkspaceResult,
  WORKSPACE_PROGRESS,
  type WorkspaceProgressParams,
} from '../protocol.ts';
import { at } from './client-capabilities.ts';
import { lintFile, printFile } from './closed-drafts.ts';
import type { WalkedFile } from './host.ts';
import type { Feature, Session } from './session.ts';
import { uriKey, withoutSlash } from './uris.ts';

const HINT = 4;
/** Progress is told no more often than eyes can follow. */
const PROGRESS_MS = 50;
const SLICE_MS = 8;

export function lintWorkspace(session: Session): Feature {
  return {
    requests: {
      [LINT_WORKSPACE]: (params, token) => {
        const asked = { folders: urisIn(at(params, 'folders')) ?? [], only: urisIn(at(params, 'only')) };
        return run(session, asked, String(at(params, 'token') ?? ''), () => token.isCancellationRequested);
      },
    },
    capabilities: () => ({}),
  };
}

interface Asked {
  readonly folders: readonly string[];
  /** Null for all drafts of the folders. */
  readonly only: readonly string[] | null;
}

function urisIn(list: unknown): readonly string[] | null {
  return Array.isArray(list) ? list.filter((uri) => typeof uri === 'string') : null;
}

async function run(
  session: Session,
  asked: Asked,
  token: string,
  stops: () => boolean,
): Promise<LintWorkspaceResult> {
  const { notify, host, settings, documents, reports, crossDrafts } = session;
  const why = new Map<string, number>();
  const skip = (reason: string): void => {
    why.set(reason, (why.get(reason) ?? 0) + 1);
  };
  const files = await draftsIn(session, asked, skip, stops);
  let done = 0;
  let findings = 0;
  let told = Number.NEGATIVE_INFINITY;
  const progress = async (file: string): Promise<void> => {
    const now = host.now();
    if (now - told < PROGRESS_MS && done < files.length) return;
    told = now;
    const params: WorkspaceProgressParams = { token, done, total: files.length, file };
    notify(WORKSPACE_PROGRESS, params);
    await host.yield();
  };
  // What a draft shares is known once all of them are read. Nothing counts as done meanwhile.
  await session.restored;
  if (crossDrafts.isOn && files.length > 1) {
    for (const { uri, name } of files) {
      if (stops()) break;
      if (documents.get(uri) === undefined) await printFile(session, uri, stops);
      else crossDrafts.standsOnDisk(uri);
      await progress(name);
    }
  }
  for (const { uri, name } of files) {
    if (stops()) break;
    const folder = await settings.of(uri);
    const document = documents.get(uri);
    let items: readonly Diagnostic[] | null;
    if (document === undefined) {
      items = (await lintFile(session, uri, folder, stops))?.items ?? null;
    } else {
      const found = await reports.of(document);
      items = found === null || found === 'behind' ? [] : found.report.items;
    }
    if (stops()) break;
    done++;
    if (items === null) {
      skip('could not be read');
    } else {
      const shown = items.filter(({ severity }) => severity !== HINT);
      findings += shown.length;
      // Also of open ones: which of them an editor shows, only the client knows.
      const params: ClosedFileFindingsParams = { uri, diagnostics: shown };
      notify(CLOSED_FILE_FINDINGS, params);
    }
    await progress(name);
  }
  const unread = why.get('could not be read') ?? 0;
  return {
    files: done - unread,
    findings,
    skipped: [...why.values()].reduce((sum, count) => sum + count, 0),
    skippedWhy: Object.fromEntries(why),
    cancelled: stops(),
  };
}

/** The drafts of the folders (or single files), each once. */
async function draftsIn(
  session: Session,
  { folders, only }: Asked,
  skip: (reason: string) => void,
  stops: () => boolean,
): Promise<WalkedFile[]> {
  const { host, settings } = session;
  const files = new Map<string, WalkedFile>();
  let begin = host.now();
  const wanted = only === null ? null : new Set(only.map(uriKey));
  for (const named of folders) {
    const uri = withoutSlash(named);
    const folder = await settings.of(uri);
    if (!folder.enable) {
      skip('switched off in the settings');
      continue;
    }
    for await (const file of host.walk(uri, folder.folder ?? uri, folder.resolved.drafts)) {
      if (wanted === null || wanted.has(uriKey(file.uri))) {
        if (file.skipped === null) files.set(uriKey(file.uri), file);
        else skip(file.skipped);
      }
      if (host.now() - begin < SLICE_MS) continue;
      await host.yield();
      if (stops()) return [...files.values()];
      begin = host.now();
    }
  }
  return [...files.values()];
}
