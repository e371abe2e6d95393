/** `article-lint --help`. */
import { painter, type Terminal } from './terminal.ts';
import { type Command, type Invocation, OPTIONS } from './usage.ts';

export const SUMMARIES: Readonly<Record<Command, { readonly usage: string; readonly summary: string }>> = {
  check: {
    usage: 'check [paths…]',
    summary: 'lint files and folders (default: this folder) and print findings',
  },
  fix: { usage: 'fix [paths…]', summary: 'apply every safe fix, in place' },
  sources: { usage: 'sources [paths…]', summary: 'print who said what in each draft' },
  rules: { usage: 'rules [rules…]', summary: 'list the rules, or explain the ones named' },
  init: { usage: 'init [folder]', summary: 'write a commented settings file, .articlelint.json' },
  lsp: { usage: 'lsp --stdio', summary: 'run the language server, for any editor' },
  completion: { usage: 'completion bash|zsh|fish', summary: 'print a completion script for a shell' },
  help: { usage: 'help', summary: 'print this' },
};

/** Prints help on everything, or on the command that was named. */
export async function help({ topic }: Invocation, terminal: Terminal): Promise<number> {
  const paint = painter(terminal.colour);
  await terminal.print(topic === 'help' ? overview(paint) : onCommand(topic, paint));
  return 0;
}

function overview(paint: ReturnType<typeof painter>): string {
  const commands = Object.values(SUMMARIES).map(({ usage, summary }) => `  ${usage.padEnd(26)}${summary}\n`);
  return `${paint('bold', 'article-lint')}: reads a news draft the way a copy desk does. Nothing leaves this machine.

${paint('bold', 'Commands')}
${commands.join('')}
${paint('bold', 'Options')}
${optionLines(Object.keys(OPTIONS))}
Exit status: 0 nothing at or above --fail-on · 1 findings at or above it · 2 something could not be used (standard error says what).

  article-lint check drafts/          article-lint check --format html -o report.html
  article-lint fix --dry-run plant.md  pbpaste | article-lint check --stdin --stdin-path paste.txt
`;
}

function onCommand(command: Command, paint: ReturnType<typeof painter>): string {
  const { usage, summary } = SUMMARIES[command];
  const names = Object.keys(OPTIONS).filter((name) => OPTIONS[name]?.commands.includes(command));
  return `${paint('bold', `article-lint ${usage}`)}: ${summary}\n\n${optionLines(names)}`;
}

function optionLines(names: readonly string[]): string {
  return names
    .map((name) => {
      const { value, short, help: text } = OPTIONS[name] ?? { help: '' };
      const option = `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
      return `  ${option.padEnd(26)}${text}\n`;
    })
    .join('');
}
