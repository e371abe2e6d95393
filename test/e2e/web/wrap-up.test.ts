import * as vscode from 'vscode';
import { check, seeds, show, waitForFindings, writeFile } from './desk.ts';

// The last of the files: the runner takes a picture of the window as this one leaves it.
describe('the window', () => {
  it('shows a draft, its findings and the Problems panel', async () => {
    const [seed] = seeds;
    check(seed, 'no seed');
    const { uri } = await show(await writeFile(seed.name, seed.text));
    await waitForFindings(uri, 'findings', (all) => all.length === seed.found.length);
    await vscode.commands.executeCommand('workbench.files.action.refreshFilesExplorer');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    // For the picture only: nothing tells when the window is drawn.
    await new Promise((resolve) => setTimeout(resolve, 1500));
  });
});
