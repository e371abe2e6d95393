/** `article-lint rules`: what there is to find, and why. */
import { documentationOf } from '../lint/documentation.ts';
import { OWN_RULES } from '../lint/own-rules.ts';
import { type Example, familyOf, type RuleMeta } from '../lint/rule.ts';
import { ALL_RULES } from '../rules/all.ts';
import { nearestName } from '../settings/nearest-name.ts';
import { deliver } from './deliver.ts';
import { type Paint, painter, type Terminal } from './terminal.ts';
import { type Invocation, UsageError } from './usage.ts';

/**
 * Lists every rule with its severity, its fix and its page; or explains the rules that are named, with or without
 * their family. Throws a {@link UsageError} when a name is not known.
 */
export async function rules(invocation: Invocation, terminal: Terminal): Promise<number> {
  const every = [...ALL_RULES.map(({ meta }) => meta), ...OWN_RULES];
  const named = invocation.paths.filter((path) => path !== '.').map((word) => ruleNamed(word, every));
  const all = named.length === 0 ? every : named;
  if (invocation.format === 'json') {
    const listed = all.map(({ id, severity, summary, rationale, fix, profiles }) => ({
      id,
      family: familyOf(id),
      severity,
      profiles: profiles ?? {},
      fix,
      summary,
      rationale,
      documentation: documentationOf(id),
    }));
    await deliver(
      [`${JSON.stringify({ version: 1, rules: listed }, null, 2)}\n`],
      invocation.output,
      terminal,
    );
    return 0;
  }
  if (invocation.format !== null && invocation.format !== 'pretty') {
    throw new UsageError('rules prints --format pretty or json.');
  }
  const paint = painter(terminal.colour && invocation.output === null);
  if (named.length > 0) {
    const pages = named.map((meta) => explained(meta, terminal.width, paint));
    await deliver([pages.join('\n')], invocation.output, terminal);
    return 0;
  }
  const width = Math.max(...all.map(({ id }) => id.length));
  let family = '';
  let text = '';
  for (const { id, severity, fix, summary } of all) {
    if (familyOf(id) !== family) {
      family = familyOf(id);
      text += `${text === '' ? '' : '\n'}${paint('bold', family)}\n`;
    }
    const kind = fix === 'none' ? '' : fix === 'safe' ? 'safe fix' : 'suggestion';
    text += `  ${id.padEnd(width)}  ${severity.padEnd(11)}  ${kind.padEnd(10)}  ${summary}\n`;
    text += `  ${''.padEnd(width)}  ${paint('dim', documentationOf(id))}\n`;
  }
  await deliver([text], invocation.output, terminal);
  return 0;
}

function ruleNamed(word: string, all: readonly RuleMeta[]): RuleMeta {
  const found = all.find(({ id }) => id === word || id.slice(id.indexOf('/') + 1) === word);
  if (found !== undefined) return found;
  const nearest = nearestName(
    word,
    all.flatMap(({ id }) => (word.includes('/') ? [id] : [id.slice(id.indexOf('/') + 1)])),
  );
  throw new UsageError(
    `There is no rule “${word}”${nearest === null ? ': article-lint rules lists them' : `: did you mean ${nearest}?`}`,
  );
}

/** What the rule's page in the documentation says, for a terminal. */
function explained(meta: RuleMeta, width: number, paint: Paint): string {
  const examples = ALL_RULES.find((rule) => rule.meta.id === meta.id)?.examples ?? [];
  const flagged = examples.filter(({ draft }) => draft.includes('⟦'));
  const silent = examples.filter(({ draft }) => !draft.includes('⟦'));
  const fix =
    meta.fix === 'none' ? 'no fix' : meta.fix === 'safe' ? 'safe fix, part of Fix All' : 'suggested fix';
  const profiles = Object.entries(meta.profiles ?? {}).map(([name, severity]) => `${severity} in ${name}`);
  const part = (title: string, of: readonly Example[]) =>
    of.length === 0 ? '' : `\n${paint('bold', title)}\n\n${of.map(shownExample).join('\n')}`;
  return [
    `${paint('bold', meta.id)}  ${[meta.severity, ...profiles, fix].join(', ')}\n`,
    `\n${folded(`${meta.summary}.`, width)}`,
    `\n${folded(meta.rationale, width)}`,
    meta.guideline === undefined ? '' : `\n${folded(`Guideline: ${meta.guideline}`, width)}`,
    part('Flagged', flagged),
    part('Left alone', silent),
    `\n${paint('bold', 'Silencing it')}\n\n`,
    `  <!-- article-lint-disable-next-line ${meta.id} -->   above the paragraph\n`,
    `  { "severity": { "${meta.id}": "off" } }   in .articlelint.json\n`,
    `\n${paint('dim', documentationOf(meta.id))}\n`,
  ].join('');
}

function shownExample({ draft, note }: Example): string {
  const lines = draft.trimEnd().split(/\r\n|[\r\n]/);
  return `${note === undefined ? '' : `  ${note}\n`}${lines.map((line) => `  │ ${shown(line)}\n`).join('')}`;
}

/** Signs that a terminal would obey or hide, as `\\u…`. */
function shown(line: string): string {
  return line.replace(
    /[\p{Cc}\p{Cf}\u00a0\p{Co}]/gu,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** Breaks a text into lines of at most `width` columns, two blanks before each. */
function folded(text: string, width: number): string {
  let folded = '';
  let line = ' ';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width && line !== ' ') {
      folded += `${line}\n`;
      line = ' ';
    }
    line += ` ${word}`;
  }
  return `${folded}${line}\n`;
}
