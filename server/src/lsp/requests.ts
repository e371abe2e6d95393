/** Our own requests: see `protocol.ts`. */
import { readArticle } from '../article/read.ts';
import { cleanPaste } from '../lint/clean-paste.ts';
import { applyEdits } from '../lint/fix.ts';
import { stripMarks } from '../lint/strip-marks.ts';
import {
  CLEAN_PASTE,
  type CleanPasteResult,
  FIX_ALL,
  type FixAllResult,
  PASTE_CHANGES,
  type PasteChangesResult,
  SOURCES,
  type SourcesReport,
  STRIP_MARKS,
  type StripMarksResult,
} from '../protocol.ts';
import { at } from './client-capabilities.ts';
import { Placement } from './convert.ts';
import { fixAll } from './fix-all.ts';
import { pasteChangesOf } from './paste-changes.ts';
import type { Feature, Session } from './session.ts';
import { sourcesReport } from './sources.ts';

export function ownRequests(session: Session): Feature {
  const documentOf = (params: unknown) => session.documents.get(at(params, 'uri'));
  return {
    requests: {
      [FIX_ALL]: async (params, token): Promise<FixAllResult> => {
        const document = documentOf(params);
        const families = at(params, 'families');
        if (document === undefined) return { edits: [], version: Number(at(params, 'version')) };
        const which = Array.isArray(families)
          ? { families: families.map(String), deletes: true }
          : { deletes: true };
        const { edits, version } = await fixAll(session, document, which, token);
        const placement = new Placement(document.text);
        return version === document.text.version
          ? { edits: edits.map((edit) => placement.textEdit(edit)), version }
          : { edits: [], version: document.text.version };
      },
      [PASTE_CHANGES]: async (params, token): Promise<PasteChangesResult | null> => {
        const document = documentOf(params);
        const found = document === undefined ? null : await pasteChangesOf(session, document, token);
        if (document === undefined || found === null) return null;
        const placement = new Placement(document.text);
        const { version } = found;
        // Places are those of the text as it stands; a later one has others.
        if (version !== document.text.version) return { changes: [], version };
        return {
          version,
          changes: found.changes.map(({ edits, ...change }) => ({
            ...change,
            edits: edits.map((edit) => placement.textEdit(edit)),
          })),
        };
      },
      [SOURCES]: async (params, token): Promise<SourcesReport | null> => {
        const document = documentOf(params);
        const linted = document === undefined ? null : await session.linting.lint(document, token);
        return linted === null || linted.version !== linted.document.text.version
          ? null
          : sourcesReport(linted);
      },
      [CLEAN_PASTE]: async (params): Promise<CleanPasteResult | null> => {
        const document = documentOf(params);
        const text = at(params, 'text');
        const html = at(params, 'html');
        if (document === undefined || typeof text !== 'string') return null;
        const folder = await session.settings.of(document.uri);
        return cleanPaste(
          {
            text,
            ...(typeof html === 'string' ? { html } : {}),
            format: document.format,
            settings: session.settings.lintSettings(folder, document.uri),
          },
          session.linter,
        );
      },
      [STRIP_MARKS]: (params): StripMarksResult | null => {
        const document = documentOf(params);
        if (document === undefined) return null;
        const article = readArticle(document.text.getText(), document.format);
        const edits = stripMarks(article);
        return {
          version: document.text.version,
          text: applyEdits(article.text, edits),
          removed: edits.length,
        };
      },
    },
    capabilities: () => ({}),
  };
}
