/** Hovers: why something is flagged and how to silence it; who stands for a sentence. */
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { documentationOf } from '../lint/documentation.ts';
import type { Finding } from '../lint/finding.ts';
import { OWN_RULES } from '../lint/own-rules.ts';
import type { RuleMeta } from '../lint/rule.ts';
import { isPosition } from './actions.ts';
import { at } from './client-capabilities.ts';
import { Placement } from './convert.ts';
import type { Linted } from './linting.ts';
import type { Feature, Session } from './session.ts';
import { mark } from './silencings.ts';
import { sourcingAt } from './sources.ts';

const FINDINGS_IN_A_HOVER = 3;

export function hover(session: Session): Feature {
  return {
    requests: {
      'textDocument/hover': async (params, token): Promise<Hover | null> => {
        const document = session.documents.get(at(at(params, 'textDocument'), 'uri'));
        const position = at(params, 'position');
        if (document === undefined || !isPosition(position)) return null;
        const linted = await session.linting.lint(document, token);
        if (linted === null || linted.version !== document.text.version) return null;
        return hoverAt(session, linted, new Placement(document.text), position);
      },
    },
    capabilities: () => ({ hoverProvider: true }),
  };
}

function hoverAt(
  session: Session,
  linted: Linted,
  placement: Placement,
  position: { line: number; character: number },
): Hover | null {
  const offset = placement.offset(position);
  const found = linted.result.findings.filter(
    ({ start, end }) => start <= offset && offset < Math.max(end, start + 1),
  );
  const first = found[0];
  if (first !== undefined) {
    const parts = found.slice(0, FINDINGS_IN_A_HOVER).map((finding) => reasonFor(session, linted, finding));
    if (found.length > parts.length) parts.push(`… and ${found.length - parts.length} more here.`);
    return { contents: content(session, parts.join('\n\n---\n\n')), range: placement.shownRange(first) };
  }
  if (!linted.folder.sourcesHover) return null;
  const said = sourcingAt(linted.result, offset);
  return said === null
    ? null
    : { contents: content(session, said.text), range: placement.shownRange(said.span) };
}

/** Draft text goes between code marks or is left out: a draft must not write markup into a hover. */
function reasonFor(session: Session, linted: Linted, finding: Finding): string {
  const meta =
    session.linter.rules.find((rule) => rule.meta.id === finding.rule)?.meta ??
    OWN_RULES.find(({ id }) => id === finding.rule);
  const silence = mark(linted.result.article, `article-lint-disable-line ${finding.rule}`);
  return [
    `**${finding.rule}**${meta === undefined ? '' : `: ${meta.summary}`}`,
    ...(meta === undefined ? [] : reasons(meta)),
    `Silence it with \`${silence}\` on its line, or by a quick fix. [More on this rule](${documentationOf(finding.rule)})`,
  ].join('\n\n');
}

function reasons(meta: RuleMeta): string[] {
  return [meta.rationale, ...(meta.guideline === undefined ? [] : [`*${meta.guideline}*`])];
}

function content(session: Session, markdown: string): MarkupContent {
  if (session.client.markdownHover) return { kind: 'markdown', value: markdown };
  const plain = markdown
    .replace(/\[([^\]]{0,200})\]\(([^)]{0,300})\)/g, '$1: $2')
    .replace(/\*\*|`/g, '')
    .replace(/^\*(.{1,2000})\*$/gm, '$1')
    .replace(/^---$/gm, '');
  return { kind: 'plaintext', value: plain };
}
