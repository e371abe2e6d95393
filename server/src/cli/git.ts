/**
 * Asking git which drafts have changed. Git is run without a shell, and nothing it prints is run. What the settings of a
 * repository may name for git to run while it looks (a file watcher, hooks after the index is written, filters that
 * files go through before they are compared) stays off.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { UsageError } from './usage.ts';

export interface ChangedFile {
  /** From the working folder, with forward slashes. */
  readonly path: string;
  /** Reads the version that counts; null when that is the file on disk. */
  readonly read: (() => Buffer) | null;
}

/** The files that are staged, as they are staged: what the commit will hold, not what lies on disk. */
export function stagedDrafts(): ChangedFile[] {
  const root = repositoryRoot();
  return names(git(['diff', '--cached', '--name-only', '-z', '--no-renames', '--diff-filter=ACM'], root)).map(
    (name) => ({
      path: fromHere(root, name),
      read: () => git(['cat-file', 'blob', `:0:${name}`], root),
    }),
  );
}

/** The files that differ on disk from where this branch left `revision`, new ones included. */
export function changedSince(revision: string): ChangedFile[] {
  const root = repositoryRoot();
  const commit = resolveRevision(revision, root);
  const base = tryGit(['merge-base', commit, 'HEAD'], root)?.toString('utf8').trim() ?? commit;
  const fresh = names(git(['ls-files', '--others', '--exclude-standard', '-z', '--full-name'], root));
  return [...new Set([...changedNames(base, root), ...fresh])]
    .sort()
    .map((name) => ({ path: fromHere(root, name), read: null }));
}

/**
 * The names of files that differ from a commit. `git diff` would send each file whose time alone has changed through
 * the filters of the repository; `diff-index` names it, and whether it has changed we see for ourselves.
 */
function changedNames(commit: string, root: string): string[] {
  const options = [
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--diff-filter=ACM',
    '--ignore-submodules=all',
  ];
  const fields = names(git(['diff-index', ...options, commit, '--'], root));
  const changed: string[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, , before = '', after = ''] = (fields[at] ?? '').split(' ');
    const name = fields[at + 1] ?? '';
    const isKnown = /[^0]/.test(after);
    if (isKnown || !isSame(resolve(root, name), before)) changed.push(name);
  }
  return changed;
}

/** True when the file is what git holds under `id`, line ends of its own system aside. */
function isSame(path: string, id: string): boolean {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    // Whoever lints it is told why it cannot be read.
    return false;
  }
  const plain = Buffer.from(content.toString('latin1').replace(/\r\n/g, '\n'), 'latin1');
  return [content, plain].some((bytes) => {
    const hash = createHash(id.length === 40 ? 'sha1' : 'sha256');
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === id;
  });
}

function repositoryRoot(): string {
  const root = tryGit(['rev-parse', '--show-toplevel'], process.cwd());
  if (root === null)
    throw new UsageError(
      'This folder is in no git repository, or git is not installed: --staged and --since need both.',
    );
  return root.toString('utf8').replace(/\r?\n$/, '');
}

function resolveRevision(revision: string, root: string): string {
  const found = revision.startsWith('-')
    ? null
    : tryGit(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], root);
  if (found === null) {
    throw new UsageError(
      `Git knows no revision “${revision}”: name a branch, tag or commit, and fetch it first if it is new.`,
    );
  }
  return found.toString('utf8').trim();
}

function tryGit(words: readonly string[], folder: string): Buffer | null {
  try {
    return git(words, folder);
  } catch {
    return null;
  }
}

function git(words: readonly string[], folder: string): Buffer {
  const options = ['--no-optional-locks', '-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false'];
  return execFileSync('git', [...options, ...words], {
    cwd: folder,
    maxBuffer: 512 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function names(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}

function fromHere(root: string, name: string): string {
  return relative(process.cwd(), resolve(root, name)).replace(/\\/g, '/');
}
