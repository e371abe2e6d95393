/** One activation, for `test/bench/activation.ts`, which starts a window for each. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A window that has just been opened is busy with itself: what is measured then is the window. */
const AT_REST_MS = 1500;
const LATE_MS = 15;
const STEP_MS = 25;

it('activates', async function () {
  this.timeout(90_000);
  const id = process.env.ARTICLE_LINT_ACTIVATES;
  const extension = id === undefined ? undefined : vscode.extensions.getExtension(id);
  assert.ok(extension, `${id} is not there`);
  await rest();
  assert.equal(extension.isActive, false, 'it was activated before');
  const began = performance.now();
  await extension.activate();
  console.log(`[suite] activation ${performance.now() - began} ms`);
});

/** Until timers have come on time for a while. */
async function rest(): Promise<void> {
  let since = performance.now();
  while (performance.now() - since < AT_REST_MS) {
    const set = performance.now();
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    if (performance.now() - set > STEP_MS + LATE_MS) since = performance.now();
  }
}
