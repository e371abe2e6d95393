/** Tasks of the type `articlelint`: `article-lint check` on a folder, whose output the matcher `$article-lint` reads. */
import {
  type Disposable,
  type ExtensionContext,
  ProcessExecution,
  Task,
  type TaskDefinition,
  type TaskProvider,
  tasks,
  type WorkspaceFolder,
  workspace,
} from 'vscode';

const TYPE = 'articlelint';
const MATCHER = '$article-lint';

/** As it may stand in `tasks.json`; unchecked. */
interface CheckDefinition extends TaskDefinition {
  /** Files and folders, from the workspace folder. */
  readonly paths?: unknown;
  /** Further options of `article-lint check`. */
  readonly options?: unknown;
}

/** Offers one task a folder on disk, and runs those of `tasks.json`. */
export function registerTasks(context: ExtensionContext): Disposable {
  const program = context.asAbsolutePath('dist/cli.cjs');
  const provider: TaskProvider = {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => taskOf({ type: TYPE }, folder, program)),
    // VS Code wants the very definition back.
    resolveTask: ({ definition, scope }) => {
      const folder = isFolder(scope) ? scope : workspace.workspaceFolders?.[0];
      return folder?.uri.scheme === 'file' ? taskOf(definition, folder, program) : undefined;
    },
  };
  return tasks.registerTaskProvider(TYPE, provider);
}

function taskOf(definition: CheckDefinition, folder: WorkspaceFolder, program: string): Task {
  const paths = words(definition.paths);
  const args = [
    program,
    'check',
    '--format=unix',
    ...words(definition.options),
    '--',
    ...(paths.length > 0 ? paths : ['.']),
  ];
  // On the desktop the program that runs extensions is not Node unless it is told to be.
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  const execution = new ProcessExecution(process.execPath, args, { cwd: folder.uri.fsPath, env });
  const task = new Task(
    definition,
    folder,
    `check ${paths.join(' ')}`.trim(),
    'Article Lint',
    execution,
    MATCHER,
  );
  task.detail = 'article-lint check';
  return task;
}

function isFolder(scope: Task['scope']): scope is WorkspaceFolder {
  return typeof scope === 'object';
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
