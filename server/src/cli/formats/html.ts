/**
 * `--format html`: findings as one page, to be read, printed or passed on. No scripts, nothing loaded from
 * anywhere; a content policy keeps it so even if a draft were to smuggle markup in. Free of I/O, so that an
 * editor can show the same page.
 */

import { documentationOf } from '../../lint/documentation.ts';
import { SEVERITIES, type Severity } from '../../lint/finding.ts';
import type { ReportFinding, Summary } from '../../workspace/report.ts';

export interface HtmlDraft {
  readonly path: string;
  readonly words: number;
  /** Those to be shown. */
  readonly findings: readonly ReportFinding[];
  readonly error: string | null;
}

export interface HtmlReport {
  readonly drafts: readonly HtmlDraft[];
  readonly summary: Summary;
  /** The text of a draft, for excerpts; null when it cannot be read. */
  textOf(path: string): string | null;
  /** The style sheet: {@link REPORT_STYLE}, or that with more. */
  readonly style: string;
  /** What the content policy says of style sheets, for `style`: a hash, or an editor's own source. */
  readonly styleSource: string;
  /** Findings that were left out before, which the page says. */
  readonly leftOut: number;
}

/** Findings are listed for so many of the worst drafts; the others stand in the table with their counts. */
const DRAFTS_LISTED = 300;
const DRAFTS_IN_TABLE = 5000;
const LEAD = 60;
const MARKED_AT_MOST = 240;

const NAMES: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['information', 'information'],
  hint: ['hint', 'hints'],
};

/** The page, piece by piece. */
export function* htmlReport(report: HtmlReport): Generator<string> {
  const { drafts, summary, style, styleSource, leftOut } = report;
  const flagged = drafts.filter(({ findings }) => findings.length > 0).sort(worstFirst);
  const findings = flagged.flatMap((draft) => draft.findings);
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${escapeHtml(styleSource)}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Article Lint: ${findings.length.toLocaleString('en')} findings in ${summary.files.toLocaleString('en')} drafts</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Article Lint</h1>
<p>${summary.files.toLocaleString('en')} ${summary.files === 1 ? 'draft' : 'drafts'}${summary.words > 0 ? `, ${summary.words.toLocaleString('en')} words` : ''}</p>
<ul class="totals">
${SEVERITIES.filter((severity) => severity !== 'hint' || countOf(findings, 'hint') > 0)
  .map((severity) => total(severity, countOf(findings, severity)))
  .join('\n')}
</ul>
${leftOut > 0 ? `<p>${leftOut.toLocaleString('en')} more findings were left out of this report.</p>` : ''}
</header>
<main>
`;
  const failed = drafts.filter(({ error }) => error !== null);
  if (failed.length > 0) yield failedSection(failed);
  if (findings.length === 0) yield '<p>No findings.</p>\n';
  else {
    yield countSection('By family', 'Family', byName(findings, familyOf), (name) => escapeHtml(name));
    yield countSection(
      'By rule',
      'Rule',
      byName(findings, ({ rule }) => rule),
      ruleLink,
    );
    yield* draftTable(flagged);
    yield* draftSections(flagged, report);
  }
  yield '</main>\n</body>\n</html>\n';
}

/** Text for HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, '\ufffd');
}

function worstFirst(a: HtmlDraft, b: HtmlDraft): number {
  for (const severity of SEVERITIES) {
    const more = countOf(b.findings, severity) - countOf(a.findings, severity);
    if (more !== 0) return more;
  }
  return a.path < b.path ? -1 : 1;
}

function countOf(findings: readonly ReportFinding[], severity: Severity): number {
  let count = 0;
  for (const finding of findings) if (finding.severity === severity) count++;
  return count;
}

function total(severity: Severity, count: number): string {
  return `<li class="${severity}"><b>${count.toLocaleString('en')}</b> ${NAMES[severity][count === 1 ? 0 : 1]}</li>`;
}

function familyOf({ rule }: ReportFinding): string {
  return rule.slice(0, rule.indexOf('/'));
}

function byName(
  findings: readonly ReportFinding[],
  name: (finding: ReportFinding) => string,
): [string, ReportFinding[]][] {
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const group = groups.get(name(finding));
    if (group === undefined) groups.set(name(finding), [finding]);
    else group.push(finding);
  }
  return [...groups].sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1));
}

function ruleLink(rule: string): string {
  return `<a href="${escapeHtml(documentationOf(rule))}">${escapeHtml(rule)}</a>`;
}

function countSection(
  title: string,
  column: string,
  groups: readonly [string, ReportFinding[]][],
  show: (name: string) => string,
): string {
  const most = mostOf(groups.map(([, group]) => group));
  const rows = groups.map(
    ([name, group]) =>
      `<tr><th scope="row">${show(name)}</th><td class="number">${group.length.toLocaleString('en')}</td><td class="bar">${bar(group, most)}</td></tr>`,
  );
  return `<section>
<h2>${title}</h2>
<table><thead><tr><th scope="col">${column}</th><th scope="col" class="number">Findings</th><th scope="col">Severities</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
</section>
`;
}

/** The length of the longest list; there may be more of them than a call can take. */
function mostOf(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((most, { length }) => Math.max(most, length), 0);
}

/** A bar of the findings by severity; `most` findings fill its width. Its meaning stands in words as well. */
function bar(findings: readonly ReportFinding[], most: number): string {
  let x = 0;
  const parts = SEVERITIES.map((severity) => ({ severity, count: countOf(findings, severity) })).filter(
    ({ count }) => count > 0,
  );
  const rects = parts.map(({ severity, count }) => {
    const width = (100 * count) / Math.max(1, most);
    const rect = `<rect class="${severity}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`;
    x += width;
    return rect;
  });
  const words = parts
    .map(({ severity, count }) => `${count} ${NAMES[severity][count === 1 ? 0 : 1]}`)
    .join(', ');
  return `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${rects.join('')}</svg><span>${words}</span>`;
}

function failedSection(failed: readonly HtmlDraft[]): string {
  const items = failed.map(
    ({ path, error }) => `<li><b>${escapeHtml(path)}</b>: ${escapeHtml(error ?? '')}</li>`,
  );
  return `<section>
<h2>Could not be linted</h2>
<ul>
${items.join('\n')}
</ul>
</section>
`;
}

function* draftTable(flagged: readonly HtmlDraft[]): Generator<string> {
  const most = mostOf(flagged.map(({ findings }) => findings));
  yield `<section>
<h2>Drafts, worst first</h2>
<table><thead><tr><th scope="col">Draft</th><th scope="col" class="number">Words</th><th scope="col" class="number">Findings</th><th scope="col">Severities</th></tr></thead>
<tbody>
`;
  for (const [at, { path, words, findings }] of flagged.slice(0, DRAFTS_IN_TABLE).entries()) {
    const name = at < DRAFTS_LISTED ? `<a href="#draft-${at + 1}">${escapeHtml(path)}</a>` : escapeHtml(path);
    yield `<tr><th scope="row">${name}</th><td class="number">${words.toLocaleString('en')}</td><td class="number">${findings.length.toLocaleString('en')}</td><td class="bar">${bar(findings, most)}</td></tr>\n`;
  }
  yield '</tbody></table>\n';
  const more = flagged.length - DRAFTS_IN_TABLE;
  if (more > 0)
    yield `<p>${more.toLocaleString('en')} more drafts have fewer findings and are not listed.</p>\n`;
  yield '</section>\n';
}

function* draftSections(flagged: readonly HtmlDraft[], { textOf }: HtmlReport): Generator<string> {
  for (const [at, { path, findings }] of flagged.slice(0, DRAFTS_LISTED).entries()) {
    const text = textOf(path);
    yield `<section class="draft" id="draft-${at + 1}">\n<h3>${escapeHtml(path)}</h3>\n<ol>\n`;
    for (const finding of findings) yield findingItem(finding, text);
    yield '</ol>\n</section>\n';
  }
  const more = flagged.length - DRAFTS_LISTED;
  if (more > 0) {
    yield `<p>The findings of ${more.toLocaleString('en')} more drafts are counted above and not listed: lint those drafts for the full list.</p>\n`;
  }
}

function findingItem(
  { rule, severity, message, range, start, end, fixes }: ReportFinding,
  text: string | null,
): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const titles = fixes.map(({ title }) => escapeHtml(title)).join(' · ');
  return `<li><p><span class="place">${place}</span> <span class="severity ${severity}">${severity}</span> ${escapeHtml(message)} <span class="rule">${ruleLink(rule)}</span></p>${
    text === null ? '' : `\n<blockquote>${passage(text, start, end)}</blockquote>`
  }${titles === '' ? '' : `\n<p class="fix">Fix: ${titles}</p>`}</li>\n`;
}

/** The flagged words with a little of what stands around them on the line. */
function passage(text: string, start: number, end: number): string {
  const lineStart =
    start === 0 ? 0 : Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const from = Math.max(lineStart, start - LEAD);
  const breakAt = text.indexOf('\n', end);
  const lineEnd = breakAt === -1 ? text.length : breakAt;
  const to = Math.min(lineEnd, end + LEAD);
  const words = text.slice(start, end);
  const marked = words.length > MARKED_AT_MOST ? `${words.slice(0, MARKED_AT_MOST)}…` : words;
  return `${from > lineStart ? '…' : ''}${escapeHtml(text.slice(from, start))}<mark>${escapeHtml(marked)}</mark>${escapeHtml(text.slice(Math.max(end, start), Math.max(to, end)).trimEnd())}${to < lineEnd ? '…' : ''}`;
}

/** Colours on a light and on a dark page; each has a contrast of 4.5 to 1 at least. */
export const LIGHT =
  '--text:#1b1b1b;--muted:#595959;--paper:#fff;--line:#d0d0d0;--error:#b3261e;--warning:#8a5a00;--information:#0b57a4;--hint:#595959;--mark:#ffe9a8';
export const DARK =
  '--text:#e8e8e8;--muted:#b0b0b0;--paper:#1c1c1c;--line:#4a4a4a;--error:#ff8a80;--warning:#ffc766;--information:#8ab8f5;--hint:#b0b0b0;--mark:#5c4a00';

/** One sheet, so that its hash can stand in the content policy. */
export const REPORT_STYLE = `
:root{${LIGHT}}
@media(prefers-color-scheme:dark){:root{${DARK}}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--paper);max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .25rem;overflow-wrap:anywhere}
header p{color:var(--muted);margin:.25rem 0}a{color:inherit}
.totals{display:flex;flex-wrap:wrap;gap:1.5rem;list-style:none;padding:0;margin:.75rem 0}.totals b{font-size:1.6rem;display:block;line-height:1.1}
table{border-collapse:collapse;width:100%}th,td{text-align:left;font-weight:normal;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--muted);font-size:.85rem}tbody th{overflow-wrap:anywhere}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.bar{width:45%}.bar svg{display:block;width:100%;height:.6rem}.bar span{font-size:.8rem;color:var(--muted)}
rect.error{fill:var(--error)}rect.warning{fill:var(--warning)}rect.information{fill:var(--information)}rect.hint{fill:var(--hint)}
.totals .error b,.severity.error{color:var(--error)}.totals .warning b,.severity.warning{color:var(--warning)}.totals .information b,.severity.information{color:var(--information)}.totals .hint b,.severity.hint{color:var(--hint)}
ol{list-style:none;padding:0;margin:0}li p{margin:.25rem 0}.draft li{padding:.4rem 0;border-bottom:1px solid var(--line)}
.place{color:var(--muted);font-variant-numeric:tabular-nums}.severity{font-weight:600}.rule,.fix{color:var(--muted);font-size:.85rem}
blockquote{margin:.25rem 0 .25rem 1rem;padding-left:.75rem;border-left:3px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:var(--mark);color:inherit;border-bottom:2px solid var(--warning)}
@media print{body{max-width:none;padding:0;font-size:10pt}.draft li,tr{break-inside:avoid}h3{break-after:avoid}rect,mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
