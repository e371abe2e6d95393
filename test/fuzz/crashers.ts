/** Drafts that once broke a law, as files: `test/corpus/crashers/<law>-<hash>.json`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Change, FuzzDraft } from './drafts.ts';

export interface Crasher extends FuzzDraft {
  /** The law that it broke, as in `LAWS`, or `P10 …` with changes. */
  readonly law: string;
  readonly changes?: readonly Change[];
}

const FOLDER = new URL('../corpus/crashers/', import.meta.url);

/** Writes a crasher, unless the same one is there already; its file's name. */
export function keepCrasher(crasher: Crasher): string {
  // Escaped, so that lone surrogates and control characters live through any editor and any checkout.
  const json = `${JSON.stringify(crasher, null, 2).replace(/[^\x20-\x7e\n]/g, escapeOf)}\n`;
  const hash = createHash('sha256').update(json).digest('hex').slice(0, 10);
  const name = `${crasher.law.split(' ')[0]?.toLowerCase() ?? 'law'}-${hash}.json`;
  mkdirSync(FOLDER, { recursive: true });
  const at = new URL(name, FOLDER);
  if (!existsSync(at)) writeFileSync(at, json);
  return name;
}

export function crashers(): { readonly name: string; readonly crasher: Crasher }[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, crasher: JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Crasher }));
}

function escapeOf(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
