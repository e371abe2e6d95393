import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeEditors, EXTENSION, openDraft, QUERIED, QUIET, waitFor, waitForVague } from './drafts.ts';

describe('the language server', () => {
  before(async () => vscode.extensions.getExtension(EXTENSION)?.activate());
  afterEach(closeEditors);

  it('is a process of its own', () => {
    assert.equal(serverProcesses().length, 1);
  });

  it('comes back when it is killed, with the findings of what was typed meanwhile', async () => {
    const editor = await openDraft('killed.txt', QUIET);
    const [before] = serverProcesses();
    assert.ok(before);
    process.kill(before, 'SIGKILL');
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), 'Critics say the plan will fail. '));
    const after = await waitFor('a new server', () => serverProcesses().find((pid) => pid !== before));
    assert.notEqual(after, before);
    await waitForVague(editor.document.uri, 1, 'its findings');
  });

  it('is restarted by command', async () => {
    const { document } = await openDraft('restarted.txt', QUERIED);
    // Restarting in the instant of opening would hit a race of the client library, which then never opens it.
    await waitForVague(document.uri, 1, 'its findings');
    const [before] = serverProcesses();
    await vscode.commands.executeCommand('articleLint.restartServer');
    await waitFor('one new server', () => {
      const [now, ...more] = serverProcesses();
      return now !== before && more.length === 0;
    });
    await waitForVague(document.uri, 1, 'its findings');
  });
});

/** The children of this extension host that run our server. */
function serverProcesses(): number[] {
  return processes()
    .filter(({ parent, command }) => parent === process.pid && /dist[\\/]server\.cjs/.test(command))
    .map(({ pid }) => pid);
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): Process[] {
  // Small Linux images have no `ps`.
  if (process.platform === 'linux') return linuxProcesses();
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null)
    .map(([, pid, parent, command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      command: command ?? '',
    }));
}

function linuxProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /\) \S+ (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        // It ended while we were reading.
        return [];
      }
    });
}
