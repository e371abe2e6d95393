// Writes what is generated: docs/rules/, the tables of rules and settings in README.md, the schema of settings files, the
// messages that translations of the extension start from, and the licences of what is bundled.
//   --check   writes nothing and fails when something on disk differs
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { OWN_RULES } from '../server/src/lint/own-rules.ts';
import type { Example, Rule, RuleMeta } from '../server/src/lint/rule.ts';
import { ALL_RULES } from '../server/src/rules/all.ts';
import { messageBundle } from './client-messages.ts';
import { lineOpenings } from './line-openings.ts';
import { thirdPartyNotices } from './notices.ts';
import { settingsSchema } from './settings-schema.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const BEGIN = '<!-- rules: generated, see scripts/generate.ts -->';
const END = '<!-- rules end -->';
const SETTINGS_BEGIN = '<!-- settings: generated, see scripts/generate.ts -->';
const SETTINGS_END = '<!-- settings end -->';

const files = new Map<string, string>();
for (const rule of ALL_RULES) files.set(`docs/rules/${rule.meta.id}.md`, page(rule.meta, rule.examples));
for (const meta of OWN_RULES) files.set(`docs/rules/${meta.id}.md`, page(meta, []));
files.set('docs/rules/README.md', `# Rules\n\n${table('')}\n`);
files.set('schemas/articlelint.schema.json', settingsSchema());
files.set('l10n/bundle.l10n.json', messageBundle());
files.set('THIRD-PARTY-NOTICES.txt', await thirdPartyNotices());
files.set('server/src/leftovers/line-openings.ts', lineOpenings());
const readme = join(root, 'README.md');
if (existsSync(readme)) files.set('README.md', withTables(readFileSync(readme, 'utf8')));

const stale = [...files].filter(([path, content]) => {
  const file = join(root, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== content;
});
const leftOver = pagesOnDisk(join(root, 'docs/rules')).filter((path) => !files.has(path));
if (check) {
  for (const [path] of stale) console.error(`${path} differs from what the rules say: run npm run generate.`);
  for (const path of leftOver) console.error(`${path} describes no rule: run npm run generate.`);
  process.exitCode = stale.length + leftOver.length > 0 ? 1 : 0;
} else {
  for (const [path, content] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  for (const path of leftOver) rmSync(join(root, path));
}
console.log(
  `${files.size} generated files, ${stale.length + leftOver.length} ${check ? 'stale' : 'written'}`,
);

function page(meta: RuleMeta, examples: readonly Example[]): string {
  const lines = [`# ${meta.id}`, '', `${meta.summary}.`, '', meta.rationale, ''];
  if (meta.guideline !== undefined) lines.push(`**Guideline.** ${meta.guideline}`, '');
  lines.push('| | |', '| --- | --- |', `| Severity | ${meta.severity} |`);
  for (const [profile, severity] of Object.entries(meta.profiles ?? {}))
    lines.push(`| in the profile \`${profile}\` | ${severity} |`);
  lines.push(`| Fix | ${fixText(meta)} |`, '');
  const bad = examples.filter(({ draft }) => draft.includes('⟦'));
  const good = examples.filter(({ draft }) => !draft.includes('⟦'));
  if (bad.length > 0)
    lines.push('## Flagged', '', 'The words between ⟦ and ⟧ are underlined.', '', ...bad.flatMap(example));
  if (good.length > 0) lines.push('## Left alone', '', ...good.flatMap(example));
  lines.push('## Silencing it', '', ...silencing(meta.id));
  return `${lines.join('\n').trimEnd()}\n`;
}

function fixText(meta: RuleMeta): string {
  if (meta.fix === 'safe') return 'safe: also part of *Fix All*';
  return meta.fix === 'suggested'
    ? 'suggested: a quick fix that an editor chooses'
    : 'none: the message says what to do';
}

function example(one: Example): string[] {
  const fence = '````';
  const shown = (draft: string) => [`${fence}text`, visible(draft.trimEnd()), fence, ''];
  return [
    ...(one.note === undefined ? [] : [`${one.note}`, '']),
    ...shown(one.draft),
    ...(one.fixed === undefined
      ? []
      : ['After the first fix:', '', ...shown(one.fixed === '' ? '(nothing is left)' : one.fixed)]),
  ];
}

/** Signs without a width, by name: a page that hides what it shows helps nobody. */
function visible(text: string): string {
  return text.replace(
    /[\u200B-\u200F\u2060\uFEFF\u00AD\uE000-\uF8FF]/g,
    (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

function silencing(id: string): string[] {
  return [
    `For one paragraph: \`<!-- article-lint-disable-next-line ${id} -->\` above it (in plain text \`[[article-lint-disable-next-line ${id}]]\`).`,
    '',
    'For a project, in `.articlelint.json`:',
    '',
    '```json',
    `{ "severity": { "${id}": "off" } }`,
    '```',
  ];
}

function table(prefix: string): string {
  const rows = [...ALL_RULES.map((rule: Rule) => rule.meta), ...OWN_RULES].map(
    (meta) =>
      `| [\`${meta.id}\`](${prefix}${meta.id}.md) | ${meta.summary} | ${meta.severity} | ${meta.fix} |`,
  );
  return ['| Rule | Flags | Severity | Fix |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function withTables(text: string): string {
  const withRules = between(text, BEGIN, END, table('docs/rules/'));
  return between(withRules, SETTINGS_BEGIN, SETTINGS_END, settingsTable());
}

function between(text: string, begin: string, end: string, content: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`README.md needs the lines ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

interface Setting {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription: string;
}

/** The editor's settings, in the order of its settings page. */
function settingsTable(): string {
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as unknown;
  const manifest = read('package.json') as {
    contributes: { configuration: { properties: Record<string, Setting> }[] };
  };
  const texts = read('package.nls.json') as Record<string, string>;
  const rows = manifest.contributes.configuration.flatMap(({ properties }) =>
    Object.entries(properties).map(([name, setting]) => {
      const said = texts[setting.markdownDescription.slice(1, -1)] ?? setting.markdownDescription;
      const choices =
        setting.enum === undefined ? '' : ` One of ${setting.enum.map((one) => `\`${one}\``).join(', ')}.`;
      // A link to another setting works in the settings page only.
      const text = `${said}${choices}`.replace(/`#([\w.]+)#`/g, '`$1`').replaceAll('|', '\\|');
      return `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${text} |`;
    }),
  );
  return ['| Setting | Default | |', '| --- | --- | --- |', ...rows].join('\n');
}

function pagesOnDisk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => relative(root, join(folder, name)).replaceAll('\\', '/'));
}
