/** A draft under examination: what several laws ask of it is worked out once. */
import type { Article, Format } from '../../server/src/article/model.ts';
import { readArticle } from '../../server/src/article/read.ts';
import type { Steps } from '../../server/src/article/steps.ts';
import { createLinter, type Linter, type LintInput, type LintResult } from '../../server/src/lint/engine.ts';
import { type Family, familyOf, type Rule } from '../../server/src/lint/rule.ts';
import { printOf } from '../../server/src/passages/draft-print.ts';
import { MemoryIndex } from '../../server/src/passages/memory-index.ts';
import type { SharedDraft } from '../../server/src/passages/passage-index.ts';
import { ALL_RULES } from '../../server/src/rules/all.ts';
import type { FuzzDraft } from './drafts.ts';

/** Linters that the laws ask. They have seen other drafts, as an editor's has. */
export interface Linters {
  readonly usual: Linter;
  /** Only rules that see one block and nothing else. */
  readonly local: Linter;
  /** Only the rule of this id. */
  alone(id: string): Linter;
  /** Only the rules of this family. */
  family(family: Family): Linter;
}

export function createLinters(): Linters {
  const chosen = new Map<string, Linter>();
  const only = (name: string, is: (rule: Rule) => boolean): Linter => {
    let linter = chosen.get(name);
    if (linter === undefined) {
      linter = createLinter(ALL_RULES.filter(is));
      chosen.set(name, linter);
    }
    return linter;
  };
  return {
    usual: createLinter(),
    local: createLinter(ALL_RULES.filter((rule) => isLocal(rule))),
    alone: (id) => only(id, ({ meta }) => meta.id === id),
    family: (family) => only(family, ({ meta }) => familyOf(meta.id) === family),
  };
}

/** True for a rule that sees one block and nothing else. */
export function isLocal(rule: Rule): boolean {
  return (rule.unit === 'sentence' || rule.unit === 'paragraph') && rule.needs.length === 0;
}

export interface Examined {
  readonly draft: FuzzDraft;
  readonly linters: Linters;
  /** What the usual linter says of the draft. */
  readonly result: LintResult;
  /** What a linter is given for another text in the place of this draft's. */
  input(text: string): LintInput;
}

/** The draft is linted when a law first asks; one that throws does so for each law. */
export function examine(draft: FuzzDraft, linters: Linters): Examined {
  const elsewhere = elsewhereOf(draft);
  const input = (text: string): LintInput => ({
    text,
    format: draft.format,
    settings: draft.settings,
    ...(elsewhere === null ? {} : { elsewhere }),
  });
  let result: LintResult | null = null;
  return {
    draft,
    linters,
    input,
    get result() {
      result ??= linters.usual.lint(input(draft.text));
      return result;
    },
  };
}

/** An index of one draft's other drafts at a time: making a new one for each takes longer than asking it. */
const index = new MemoryIndex();
let indexed: FuzzDraft['others'];

/** What an index of the draft's other drafts answers, for any text of this one; null where there are none. */
function elsewhereOf({ others }: FuzzDraft): ((article: Article) => Steps<readonly SharedDraft[]>) | null {
  if (others === undefined) return null;
  return function* (article) {
    if (indexed !== others) {
      for (const path of Object.keys(indexed ?? {})) index.remove(path);
      for (const [path, text] of Object.entries(others))
        index.add(path, printOf(readArticle(text, formatOfPath(path))));
      indexed = others;
    }
    return yield* index.findSteps(printOf(article), '');
  };
}

function formatOfPath(path: string): Format {
  return path.endsWith('.html') ? 'html' : path.endsWith('.md') ? 'markdown' : 'text';
}
