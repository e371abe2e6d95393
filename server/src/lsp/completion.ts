/** Completion of directives and rule names inside the marks that hold them. */
import type { CompletionItem } from 'vscode-languageserver';
import { isPosition } from './actions.ts';
import { at } from './client-capabilities.ts';
import type { Feature, Session } from './session.ts';

const DIRECTIVES: readonly { name: string; detail: string }[] = [
  { name: 'disable-next-line', detail: 'Silence rules on the next line or paragraph' },
  { name: 'disable-line', detail: 'Silence rules on this line' },
  { name: 'disable', detail: 'Silence rules from here to “enable”' },
  { name: 'enable', detail: 'End what “disable” began' },
  { name: 'disable-file', detail: 'Silence rules in the whole draft' },
];
const PREFIX = 'article-lint-';
const KEYWORD = 14;
const VALUE = 12;
/** Marks are short; a longer line before the cursor holds none that it could be in. */
const LOOK_BACK = 500;

export function completion(session: Session): Feature {
  return {
    requests: {
      'textDocument/completion': (params): CompletionItem[] => {
        const document = session.documents.get(at(at(params, 'textDocument'), 'uri'));
        const position = at(params, 'position');
        if (document === undefined || !isPosition(position)) return [];
        const { text } = document;
        const end = text.offsetAt(position);
        const { line, character } = text.positionAt(end);
        const from = { line, character: Math.max(0, character - LOOK_BACK) };
        const before = text.getText({ start: from, end: { line, character } });
        const inside = openMark(before, document.format === 'text');
        if (inside === null) return [];
        const written = /[\w/-]{0,200}$/.exec(inside)?.[0] ?? '';
        const range = { start: { line, character: character - written.length }, end: { line, character } };
        return itemsFor(session, inside.slice(0, inside.length - written.length).trim()).map((item) => ({
          ...item,
          textEdit: { range, newText: item.label },
        }));
      },
    },
    capabilities: () => ({ completionProvider: { triggerCharacters: ['-', '[', ' ', '/'] } }),
  };
}

/** What stands in the mark that is open at the end of `before`; null when none is. */
function openMark(before: string, brackets: boolean): string | null {
  const comment = before.lastIndexOf('<!--');
  if (comment > before.lastIndexOf('-->')) return before.slice(comment + 4);
  const bracket = before.lastIndexOf('[[');
  return brackets && bracket !== -1 && bracket > before.lastIndexOf(']]') ? before.slice(bracket + 2) : null;
}

function itemsFor(session: Session, before: string): CompletionItem[] {
  if (before === '') {
    return [
      ...DIRECTIVES.map(({ name, detail }) => ({ label: `${PREFIX}${name}`, detail, kind: KEYWORD as 14 })),
      { label: 'source:', detail: 'Say where the sentence before this comes from', kind: KEYWORD },
    ];
  }
  const [name, ...named] = before.split(/[\s,]+/);
  if (!DIRECTIVES.some((directive) => `${PREFIX}${directive.name}` === name)) return [];
  const families = new Set<string>();
  const rules: CompletionItem[] = session.linter.rules.map(({ meta }) => {
    families.add(meta.id.slice(0, meta.id.indexOf('/')));
    return { label: meta.id, detail: meta.summary, kind: VALUE };
  });
  const whole: CompletionItem[] = [...families].map((family) => ({
    label: family,
    detail: `All rules of the family ${family}`,
    kind: VALUE,
  }));
  return [...whole, ...rules].filter(({ label }) => !named.includes(label));
}
