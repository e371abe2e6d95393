import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, inFolder, openDraft, QUERIED, QUIET, vague, waitFor, writeFile } from './drafts.ts';

const FOLDER = 'tasks';
const SOURCE = 'article-lint check';

describe('the task', () => {
  afterEach(async () => {
    await closeEditors();
    for (const name of [FOLDER, '.vscode/tasks.json']) {
      await vscode.workspace.fs.delete(inFolder(name), { recursive: true }).then(undefined, () => undefined);
    }
  });

  it('is offered for the folder', async () => {
    const [task, ...others] = await vscode.tasks.fetchTasks({ type: 'articlelint' });
    assert.deepEqual(others, []);
    assert.deepEqual(task?.problemMatchers, ['$article-lint']);
    assert.equal(task.source, 'Article Lint');
  });

  it('lints the folder with the bundled program, and the Problems panel lists closed drafts', async () => {
    const queried = await writeFile(`${FOLDER}/a b.txt`, QUERIED);
    const quiet = await writeFile(`${FOLDER}/quiet.txt`, QUIET);
    const [task] = await vscode.tasks.fetchTasks({ type: 'articlelint' });
    assert.ok(task);
    const [problem] = await runUntil(task, 1, () => {
      const now = problems(queried);
      return now.length > 0 && now;
    });
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(problem.message, /^Says who\?/);
    const line = QUERIED.split('\n').findIndex((text) => text.includes('Critics'));
    assert.deepEqual(
      [problem.range.start.line, problem.range.start.character],
      [line, QUERIED.split('\n')[line]?.indexOf('Critics')],
    );
    assert.deepEqual(problems(quiet), []);
  });

  it('leaves drafts to the live findings that are open', async () => {
    const { document } = await openDraft(`${FOLDER}/open.txt`, QUERIED);
    const closed = await writeFile(`${FOLDER}/closed.txt`, QUERIED);
    const task = await taskOf({ type: 'articlelint', paths: [FOLDER], label: 'both' });
    await runUntil(task, 1, () => problems(closed).length > 0);
    assert.deepEqual(problems(document.uri), []);
  });

  it('takes paths and options from tasks.json', async () => {
    const wanted = await writeFile(`${FOLDER}/one/a.txt`, QUERIED);
    const other = await writeFile(`${FOLDER}/two/a.txt`, QUERIED);
    const options = ['--fail-on=error'];
    const task = await taskOf({ type: 'articlelint', paths: [`${FOLDER}/one`], options, label: 'mine' });
    // Warnings are below --fail-on=error.
    await runUntil(task, 0, () => problems(wanted).length === 1);
    assert.deepEqual(problems(other), []);
  });
});

/** A task as a user writes it into tasks.json. */
async function taskOf(entry: {
  readonly label: string;
  readonly [key: string]: unknown;
}): Promise<vscode.Task> {
  await writeFile('.vscode/tasks.json', JSON.stringify({ version: '2.0.0', tasks: [entry] }));
  return waitFor('the task of tasks.json', async () =>
    (await vscode.tasks.fetchTasks()).find(({ name }) => name === entry.label),
  );
}

/**
 * Runs the task, whose exit code is `code`, until it is so. VS Code stops reading a task's output 100 ms after its
 * end, and on a busy machine loses the last lines: then it is run again.
 */
async function runUntil<T>(task: vscode.Task, code: number, probe: () => T | false): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    assert.equal(await exitCodeOf(task), code);
    try {
      return await waitFor('what the task found', probe, 2500);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** Runs the task to its end. */
async function exitCodeOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

/** What the problem matcher has read of the rule that {@link QUERIED} is about. */
function problems(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vague(vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE));
}
