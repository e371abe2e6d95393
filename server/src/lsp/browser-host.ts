/** Files of a server in a web worker: the client reads them, virtual workspaces included. */
import type { Connection } from 'vscode-languageserver';
import {
  FIND_FILES,
  type FindFilesResult,
  PROJECT_FILE,
  READ_FILE,
  type ReadFileResult,
} from '../protocol.ts';
import { parseSettings } from '../settings/schema.ts';
import { draftNames, whyNoDraft } from '../workspace/draft-names.ts';
import type { FileText, Host, WalkedFile } from './host.ts';
import { uriKey } from './uris.ts';

/** What a worker's global scope has; the types of the DOM are not those of a worker. */
export interface WorkerScope {
  readonly performance: { now(): number };
  readonly MessageChannel: new () => {
    readonly port1: { onmessage: (() => void) | null };
    readonly port2: { postMessage(message: unknown): void };
  };
}

/** Files come from the client, which may read virtual workspaces; one that cannot has none. */
export function browserHost(connection: Connection, scope: WorkerScope): Host {
  // Unlike timers, a message to oneself is not slowed down, and comes after those that wait.
  const { port1, port2 } = new scope.MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();

  async function readFile(uri: string): Promise<FileText> {
    try {
      const file = await connection.sendRequest<ReadFileResult>(READ_FILE, { uri });
      return file.text === null
        ? { missing: file.missing, why: file.why ?? 'it cannot be read' }
        : { text: file.text };
    } catch (error) {
      return { missing: true, why: `the editor gives no files: ${String(error)}` };
    }
  }

  return {
    now: () => scope.performance.now(),
    yield: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(null);
      }),
    readFile,

    async readProject(folder, rules) {
      const uri = `${folder}/${PROJECT_FILE}`;
      const file = await readFile(uri);
      if (!('text' in file)) return { layers: [], usable: file.missing, files: [uri], problems: [] };
      const text = file.text.replace(/^\uFEFF/, '');
      const { layer, problems, placeOf } = parseSettings(text, { rules });
      const own = problems.map((problem) => ({ ...problem, uri, text }));
      const place = placeOf(['extends']);
      if (layer?.extends !== undefined && place !== null) {
        own.push({
          ...place,
          rule: 'settings/extends',
          severity: 'warning',
          message: 'Other settings are not read on the web: what “extends” names is left out here.',
          uri,
          text,
        });
      }
      return { layers: layer === null ? [] : [layer], usable: layer !== null, files: [uri], problems: own };
    },

    async *walk(uri, root, drafts): AsyncGenerator<WalkedFile> {
      const names = draftNames(drafts);
      let found: FindFilesResult;
      try {
        found = await connection.sendRequest<FindFilesResult>(FIND_FILES, { uri });
      } catch (error) {
        connection.console.warn(`The editor does not list the files of ${uri}: ${String(error)}`);
        return;
      }
      const from = uriKey(root).length + 1;
      for (const file of found.uris) {
        const name = uriKey(file).slice(from);
        yield { uri: file, name, skipped: uriKey(file) === uriKey(uri) ? null : whyNoDraft(name, names) };
      }
    },
  };
}
