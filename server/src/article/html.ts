import type { Mark } from './marks.ts';
import { type Placed, readText } from './text.ts';
/** temporary: replaced in the next commit by the htmlparser2 reader */
export function readHtml(text: string, marks: readonly Mark[]): Placed & { language: string | null } {
  return { ...readText(text, 0, text.length, marks), language: null };
}
