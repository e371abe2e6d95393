// The messages of the extension, as `l10n.t('…')` names them in client/src/. scripts/generate.ts writes them to
// l10n/bundle.l10n.json, which translations start from.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CLIENT = join(import.meta.dirname, '../client/src');
const CALL = /\bl10n\.t\(\s*/g;
const LITERAL = /(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/y;

/** Every message once, sorted. @throws where a message is no plain string: it could not be translated. */
export function clientMessages(): string[] {
  const messages = new Set<string>();
  for (const name of readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const source = readFileSync(join(CLIENT, name), 'utf8');
    for (const call of source.matchAll(CALL)) {
      LITERAL.lastIndex = call.index + call[0].length;
      const literal = LITERAL.exec(source);
      const text = literal?.[1] ?? literal?.[2];
      if (text === undefined) throw new Error(`client/src/${name}: l10n.t() wants a plain string first.`);
      messages.add(text.replace(/\\(.)/g, '$1'));
    }
  }
  return [...messages].sort();
}

/** l10n/bundle.l10n.json: each message under itself. */
export function messageBundle(): string {
  return `${JSON.stringify(Object.fromEntries(clientMessages().map((text) => [text, text])), null, 2)}\n`;
}
