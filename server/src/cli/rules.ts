/** `article-lint rules`: what there is to find. */
import { documentationOf } from '../lint/documentation.ts';
import { OWN_RULES } from '../lint/own-rules.ts';
import { familyOf } from '../lint/rule.ts';
import { ALL_RULES } from '../rules/all.ts';
import { deliver } from './deliver.ts';
import { painter, type Terminal } from './terminal.ts';
import { type Invocation, UsageError } from './usage.ts';

/** Lists every rule with its severity, its fix and its page. */
export async function rules(invocation: Invocation, terminal: Terminal): Promise<number> {
  const all = [...ALL_RULES.map(({ meta }) => meta), ...OWN_RULES];
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
