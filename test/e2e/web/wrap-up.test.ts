import * as vscode from 'vscode';
import { check, clearDesk, seeds, show, waitForFindings, writeFile } from './desk.ts';

describe('the window', () => {
  after(() => clearDesk());

  it('shows a draft, its findings and the Problems panel', async () => {
    const [seed] = seeds;
    check(seed, 'no seed');
    const { uri } = await show(await writeFile(seed.name, seed.text));
    await waitForFindings(uri, 'findings', (all) => all.length === seed.found.length);
    await vscode.commands.executeCommand('workbench.files.action.refreshFilesExplorer');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    // Nothing tells when the window is drawn, nor when the runner has its picture of it.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    console.log('[suite picture]');
    await new Promise((resolve) => setTimeout(resolve, 1500));
  });
});
