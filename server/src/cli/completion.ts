/** `article-lint completion`: scripts that complete commands, options, their values and the names of rules. */
import { OWN_RULES } from '../lint/own-rules.ts';
import { ALL_RULES } from '../rules/all.ts';
import { SUMMARIES } from './help.ts';
import type { Terminal } from './terminal.ts';
import { COMMANDS, type Command, type Invocation, OPTIONS, UsageError } from './usage.ts';

const SHELLS: ReadonlyMap<string, () => string> = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
]);

/** Prints the script for the shell named. */
export async function completion({ paths }: Invocation, terminal: Terminal): Promise<number> {
  const script = SHELLS.get(paths[0] ?? '');
  if (script === undefined || paths.length > 1) {
    throw new UsageError('completion needs the name of one shell: bash, zsh or fish.');
  }
  await terminal.print(script());
  return 0;
}

const RULE_NAMES = [...ALL_RULES.map(({ meta }) => meta), ...OWN_RULES].map(({ id }) => id).join(' ');

function optionsOf(command: Command): string[] {
  return Object.keys(OPTIONS).filter((name) => OPTIONS[name]?.commands.includes(command));
}

function bash(): string {
  const cases = COMMANDS.map(
    (command) =>
      `    ${command}) options="${optionsOf(command)
        .map((name) => `--${name}`)
        .join(' ')}" ;;`,
  );
  const values = Object.entries(OPTIONS).flatMap(([name, { value, choices }]) =>
    value === undefined
      ? []
      : choices === undefined
        ? [`    --${name}) ${/FILE|FOLDER|NAME/.test(value) ? 'compopt -o default' : ':'}; return ;;`]
        : [`    --${name}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return ;;`],
  );
  return `# article-lint completion bash > /etc/bash_completion.d/article-lint
_article_lint() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" options=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${COMMANDS.join(' ')} --help --version" -- "$word"))
    return
  fi
  case "$previous" in
${values.join('\n')}
    completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$word")); return ;;
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *)
      if [ "\${COMP_WORDS[1]}" = rules ]; then COMPREPLY=($(compgen -W "${RULE_NAMES}" -- "$word"))
      else compopt -o default; fi ;;
  esac
}
complete -F _article_lint article-lint
`;
}

function zsh(): string {
  const quoted = (text: string) => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
  const commands = COMMANDS.map((command) => `    '${command}:${quoted(SUMMARIES[command].summary)}'`);
  const cases = COMMANDS.map((command) => {
    const options = optionsOf(command).map((name) => {
      const { value, help, choices } = OPTIONS[name] ?? { help: '' };
      const argument =
        value === undefined
          ? ''
          : `:${value}:${choices === undefined ? (/FILE|NAME/.test(value) ? '_files' : value === 'FOLDER' ? '_files -/' : '') : `(${choices.join(' ')})`}`;
      return `'--${name}[${quoted(help)}]${argument}'`;
    });
    const rest =
      command === 'completion'
        ? "'1:shell:(bash zsh fish)'"
        : command === 'rules'
          ? `'*:rule:(${RULE_NAMES})'`
          : "'*:draft:_files'";
    return `    ${command}) _arguments ${[...options, rest].join(' ')} ;;`;
  });
  return `#compdef article-lint
# article-lint completion zsh > "\${fpath[1]}/_article-lint"
_article_lint() {
  local -a commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_article-lint" ]; then _article_lint "$@"; else compdef _article_lint article-lint; fi
`;
}

function fish(): string {
  const quoted = (text: string) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const lines = ['# article-lint completion fish > ~/.config/fish/completions/article-lint.fish'];
  for (const command of COMMANDS) {
    lines.push(
      `complete -c article-lint -f -n __fish_use_subcommand -a ${command} -d ${quoted(SUMMARIES[command].summary)}`,
    );
  }
  for (const [name, { value, help, short, choices, commands }] of Object.entries(OPTIONS)) {
    const where = quoted(`__fish_seen_subcommand_from ${commands.join(' ')}`);
    const argument =
      value === undefined
        ? ''
        : choices === undefined
          ? /FILE|FOLDER|NAME/.test(value)
            ? ' -r -F'
            : ' -x'
          : ` -x -a ${quoted(choices.join(' '))}`;
    lines.push(
      `complete -c article-lint -n ${where} -l ${name}${short === undefined ? '' : ` -s ${short}`}${argument} -d ${quoted(help)}`,
    );
  }
  lines.push(`complete -c article-lint -n ${quoted('__fish_seen_subcommand_from check fix sources')} -F`);
  lines.push(
    `complete -c article-lint -f -n ${quoted('__fish_seen_subcommand_from rules')} -a ${quoted(RULE_NAMES)}`,
    `complete -c article-lint -f -n ${quoted('__fish_seen_subcommand_from completion')} -a 'bash zsh fish'`,
  );
  return `${lines.join('\n')}\n`;
}
