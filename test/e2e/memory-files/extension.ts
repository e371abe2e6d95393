/** A file system in memory: what VS Code calls a virtual workspace. No search, no paths on a disk, no links. */
import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
  workspace,
} from 'vscode';

const SCHEME = 'memfs';
/** Folders that workspace files of the suites name. */
const ROOTS = ['/desk', '/letters'];

export function activate(context: ExtensionContext): void {
  context.subscriptions.push(
    workspace.registerFileSystemProvider(SCHEME, new MemoryFiles(), { isCaseSensitive: true }),
  );
}

class MemoryFiles implements FileSystemProvider {
  private readonly files = new Map<string, { readonly bytes: Uint8Array; readonly changed: number }>();
  private readonly folders = new Set<string>(['/', ...ROOTS]);
  private readonly changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;
  private clock = 0;

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri): FileStat {
    const file = this.files.get(uri.path);
    if (file) return { type: FileType.File, ctime: 0, mtime: file.changed, size: file.bytes.length };
    if (this.folders.has(uri.path)) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw FileSystemError.FileNotFound(uri);
  }

  readDirectory(uri: Uri): [string, FileType][] {
    if (!this.folders.has(uri.path)) throw FileSystemError.FileNotFound(uri);
    const inside = (path: string) => path !== uri.path && parentOf(path) === uri.path;
    return [
      ...[...this.folders]
        .filter(inside)
        .map((path): [string, FileType] => [nameOf(path), FileType.Directory]),
      ...[...this.files.keys()]
        .filter(inside)
        .map((path): [string, FileType] => [nameOf(path), FileType.File]),
    ];
  }

  createDirectory(uri: Uri): void {
    this.addFolders(uri.path);
    this.changes.fire([{ type: FileChangeType.Created, uri }]);
  }

  readFile(uri: Uri): Uint8Array {
    const file = this.files.get(uri.path);
    if (!file) throw FileSystemError.FileNotFound(uri);
    return file.bytes;
  }

  writeFile(uri: Uri, bytes: Uint8Array): void {
    const type = this.files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.addFolders(parentOf(uri.path));
    this.clock += 1;
    this.files.set(uri.path, { bytes, changed: this.clock });
    this.changes.fire([{ type, uri }]);
  }

  delete(uri: Uri): void {
    const gone = this.below(uri.path);
    if (gone.length === 0) throw FileSystemError.FileNotFound(uri);
    for (const path of gone) {
      this.files.delete(path);
      this.folders.delete(path);
    }
    this.changes.fire(gone.map((path) => ({ type: FileChangeType.Deleted, uri: uri.with({ path }) })));
  }

  rename(from: Uri, to: Uri): void {
    for (const path of this.below(from.path)) {
      const moved = to.path + path.slice(from.path.length);
      const file = this.files.get(path);
      if (file) this.files.set(moved, file);
      else this.addFolders(moved);
      this.files.delete(path);
      this.folders.delete(path);
      this.changes.fire([
        { type: FileChangeType.Deleted, uri: from.with({ path }) },
        { type: FileChangeType.Created, uri: to.with({ path: moved }) },
      ]);
    }
  }

  private below(path: string): string[] {
    const all = [...this.folders, ...this.files.keys()];
    return all.filter((one) => one === path || one.startsWith(`${path}/`));
  }

  private addFolders(path: string): void {
    for (let at = path; at !== '/'; at = parentOf(at)) this.folders.add(at);
  }
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
