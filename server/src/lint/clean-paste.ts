/** What *Paste clean article* inserts: the article of a clipboard without what came along with it. */
import type { Format } from '../article/model.ts';
import { readArticle } from '../article/read.ts';
import { writeArticle } from '../article/write.ts';
import { createLinter, type Linter } from './engine.ts';
import { fixDraft, isPasteFinding } from './fix.ts';
import type { LintSettings } from './settings.ts';

export interface Paste {
  /** The clipboard's plain text. */
  readonly text: string;
  /** Its HTML, when it has any. */
  readonly html?: string;
  /** Format of the draft that it goes into. */
  readonly format: Format;
  readonly settings: LintSettings;
}

export interface CleanedPaste {
  readonly text: string;
  /** Safe fixes that were applied. */
  readonly removed: number;
}

/** A page of less text than this share of its plain text lost something on the way: the plain text is used. */
const ENOUGH = 0.5;

/**
 * Applies the safe fixes of the leftover and duplicate families to a paste. HTML is cleaned as such first,
 * where its structure tells asides and menus from the story, and then turned into the draft's format.
 */
export function cleanPaste(paste: Paste, linter: Linter = createLinter()): CleanedPaste {
  const { format, settings } = paste;
  let text = paste.text;
  let removed = 0;
  if (paste.html !== undefined && paste.html.trim() !== '') {
    const page = fixDraft({ text: paste.html, format: 'html', settings, only: isPasteFinding }, linter);
    const written = format === 'html' ? page.text : writeArticle(page.result.article, format);
    const before = wordCount(writeArticle(readArticle(paste.html, 'html'), 'text'));
    if (before >= ENOUGH * wordCount(paste.text)) {
      text = written;
      removed += page.applied;
    }
  }
  const cleaned = fixDraft({ text, format, settings, only: isPasteFinding }, linter);
  return { text: cleaned.text, removed: removed + cleaned.applied };
}

function wordCount(text: string): number {
  return text.match(/\S{1,1000}/g)?.length ?? 0;
}
