/** Lints drafts one after the other, then says how many of their parts are still held. Run with `--expose-gc`. */
import { createLinter } from '../../../server/src/lint/engine.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { DraftLinter } from '../../../server/src/workspace/lint-draft.ts';
import { generatedDrafts } from '../../bench/generated-drafts.ts';

const DRAFTS = 120;
const FORMATS = ['text', 'markdown', 'html'] as const;

const watched: { readonly what: string; readonly ref: WeakRef<object> }[] = [];
const linter = createLinter();
const folder = new DraftLinter();
let number = 0;
for (const { text } of generatedDrafts(150, 5)) {
  if (number === DRAFTS) break;
  const format = FORMATS[number++ % FORMATS.length] ?? 'text';
  const { article, facts } = linter.lint({ text, format });
  watched.push({ what: 'articles', ref: new WeakRef(article) }, { what: 'facts', ref: new WeakRef(facts) });
  const block = article.blocks[article.blocks.length >> 1];
  if (block !== undefined) watched.push({ what: 'blocks', ref: new WeakRef(block) });
  folder.lint({ path: 'draft.md', text, settings: DEFAULT_SETTINGS }, { hash: true, print: true });
}
// What a new WeakRef points to is held until the task has ended.
await new Promise((resolve) => setTimeout(resolve, 0));
(globalThis as { gc?: () => void }).gc?.();
const left: Record<string, number> = { articles: 0, facts: 0, blocks: 0 };
for (const { what, ref } of watched) if (ref.deref() !== undefined) left[what] = (left[what] ?? 0) + 1;
process.stdout.write(JSON.stringify({ watched: watched.length, left }));
