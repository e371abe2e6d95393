/** One activation, for `test/bench/activation.ts`, which starts a window for each. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

it('activates', async () => {
  const id = process.env.ARTICLE_LINT_ACTIVATES;
  const extension = id === undefined ? undefined : vscode.extensions.getExtension(id);
  assert.ok(extension, `${id} is not there`);
  assert.equal(extension.isActive, false, 'it was activated before');
  const began = performance.now();
  await extension.activate();
  console.log(`[suite] activation ${performance.now() - began} ms`);
});
