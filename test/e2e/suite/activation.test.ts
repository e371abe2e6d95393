import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const EXTENSION = 'article-lint.article-lint';

describe('activation', () => {
  it('is installed and activates', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not there`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has the five commands of the palette', async () => {
    const commands = new Set(await vscode.commands.getCommands(true));
    const wanted = [
      'lintWorkspace',
      'fixAllSafeFindings',
      'cleanPastedArticle',
      'restartServer',
      'showOutput',
    ];
    assert.deepEqual(
      wanted.filter((name) => !commands.has(`articleLint.${name}`)),
      [],
    );
  });
});
