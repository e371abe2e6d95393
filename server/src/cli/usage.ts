/** Reading the command line. */
import { parseArgs } from 'node:util';
import type { Severity } from '../lint/finding.ts';
import { nearestName } from '../settings/nearest-name.ts';

export const COMMANDS = ['check', 'fix', 'sources', 'rules', 'init', 'lsp', 'completion', 'help'] as const;
export type Command = (typeof COMMANDS)[number];

export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit', 'unix', 'html'] as const;
export type OutputFormat = (typeof FORMATS)[number];

/** The command line cannot be understood, or what it names cannot be used. The message says what to do. */
export class UsageError extends Error {}

interface OptionSpec {
  /** What stands for the value; none for a switch. */
  readonly value?: string;
  readonly short?: string;
  readonly help: string;
  readonly commands: readonly Command[];
  /** Words that may stand as the value, for completion. */
  readonly choices?: readonly string[];
}

/** The contract's common options go with each of these, also where they have nothing to decide. */
const LINTING: readonly Command[] = ['check', 'fix', 'sources'];

export const OPTIONS: Readonly<Record<string, OptionSpec>> = {
  format: {
    value: 'FORMAT',
    help: `how to print: ${FORMATS.join(', ')}`,
    commands: ['check', 'fix', 'sources', 'rules'],
    choices: FORMATS,
  },
  output: { value: 'FILE', short: 'o', help: 'print to a file', commands: ['check', 'sources', 'rules'] },
  config: { value: 'FILE', help: 'settings file in place of .articlelint.json', commands: LINTING },
  'no-config': { help: 'use no settings file', commands: LINTING },
  stdin: { help: 'read one draft from standard input', commands: LINTING },
  'stdin-path': { value: 'NAME', help: 'name of that draft, for its format and settings', commands: LINTING },
  'fail-on': {
    value: 'SEVERITY',
    help: 'end with 1 at this severity or above: error, warning (default), information',
    commands: LINTING,
    choices: ['error', 'warning', 'information'],
  },
  'max-findings': { value: 'N', help: 'print the first N findings only', commands: LINTING },
  hints: { help: 'print hints as well', commands: ['check'] },
  baseline: { value: 'FILE', help: 'leave out findings that this file lists', commands: LINTING },
  'update-baseline': { help: 'write the findings of now to the baseline', commands: LINTING },
  staged: { help: 'only drafts staged in git, as they are staged', commands: ['check'] },
  since: { value: 'REV', help: 'only drafts changed since a git revision', commands: LINTING },
  'dry-run': { help: 'print what would change and write nothing', commands: ['fix'] },
  'strip-marks': { help: 'also take out directives and source notes', commands: ['fix'] },
  jobs: { value: 'N', short: 'j', help: 'threads at most', commands: LINTING },
  'no-cache': { help: 'lint every draft afresh', commands: ['check', 'fix', 'sources'] },
  'cache-folder': { value: 'FOLDER', help: 'where results of earlier runs are kept', commands: ['check'] },
  stdio: { help: 'speak over standard input and output', commands: ['lsp'] },
  quiet: {
    short: 'q',
    help: 'print findings only, no summary and no progress',
    commands: ['check', 'fix', 'sources'],
  },
  color: { help: 'colours in any case', commands: ['check', 'fix', 'sources', 'rules', 'init', 'help'] },
  'no-color': { help: 'no colours', commands: ['check', 'fix', 'sources', 'rules', 'init', 'help'] },
  version: { short: 'v', help: 'print the version', commands: ['help'] },
  help: { short: 'h', help: 'print help', commands: COMMANDS },
};

export interface Invocation {
  readonly command: Command;
  readonly version: boolean;
  /** The command that help is asked about. */
  readonly topic: Command;
  /** As typed; `.` when none is. */
  readonly paths: readonly string[];
  readonly format: OutputFormat | null;
  readonly output: string | null;
  readonly config: string | null;
  readonly noConfig: boolean;
  readonly stdin: boolean;
  readonly stdinPath: string;
  readonly failOn: Severity;
  readonly maxFindings: number | null;
  readonly hints: boolean;
  readonly baseline: string | null;
  readonly updateBaseline: boolean;
  readonly staged: boolean;
  readonly since: string | null;
  readonly dryRun: boolean;
  readonly stripMarks: boolean;
  readonly jobs: number | null;
  readonly noCache: boolean;
  readonly cacheFolder: string | null;
  readonly quiet: boolean;
  readonly colour: boolean | null;
}

/** Reads the words after the program's name. Throws a {@link UsageError} that names the wrong word. */
export function readCommandLine(words: readonly string[]): Invocation {
  const { values, positionals } = parse(words);
  const has = (name: string) => values[name] === true;
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const [first, ...rest] = positionals;
  const asked = first === undefined ? 'help' : commandOf(first, rest);
  const command = has('help') ? 'help' : asked;
  for (const name of Object.keys(values)) {
    const spec = OPTIONS[name];
    if (command === 'help' || spec === undefined || spec.commands.includes(command)) continue;
    throw new UsageError(
      `--${name} does not go with “${command}”; it is an option of ${spec.commands.join(', ')}.`,
    );
  }
  const format = text('format');
  if (format !== null && !isFormat(format))
    throw new UsageError(`--format cannot be “${format}”: choose one of ${FORMATS.join(', ')}.`);
  const failOn = text('fail-on') ?? 'warning';
  if (failOn !== 'error' && failOn !== 'warning' && failOn !== 'information') {
    throw new UsageError(`--fail-on cannot be “${failOn}”: choose error, warning or information.`);
  }
  if (has('no-config') && text('config') !== null)
    throw new UsageError('--config and --no-config exclude each other.');
  if (has('color') && has('no-color')) throw new UsageError('--color and --no-color exclude each other.');
  if (has('staged') && text('since') !== null)
    throw new UsageError('--staged and --since exclude each other.');
  const usesStdin = has('stdin') || rest.includes('-');
  if (usesStdin && rest.some((path) => path !== '-'))
    throw new UsageError('--stdin reads one draft: leave out the paths.');
  return {
    command,
    version: has('version'),
    topic: asked,
    paths: rest.length === 0 ? ['.'] : rest,
    format,
    output: text('output'),
    config: text('config'),
    noConfig: has('no-config'),
    stdin: usesStdin,
    stdinPath: text('stdin-path') ?? 'stdin.txt',
    failOn,
    maxFindings: wholeNumber('max-findings', text('max-findings'), 0),
    hints: has('hints'),
    baseline: text('baseline') ?? (has('update-baseline') ? '.articlelint-baseline.json' : null),
    updateBaseline: has('update-baseline'),
    staged: has('staged'),
    since: text('since'),
    dryRun: has('dry-run'),
    stripMarks: has('strip-marks'),
    jobs: wholeNumber('jobs', text('jobs'), 1),
    noCache: has('no-cache'),
    cacheFolder: text('cache-folder'),
    quiet: has('quiet'),
    colour: has('color') ? true : has('no-color') ? false : null,
  };
}

function parse(words: readonly string[]) {
  const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {};
  for (const [name, { value, short }] of Object.entries(OPTIONS)) {
    options[name] = {
      type: value === undefined ? 'boolean' : 'string',
      ...(short === undefined ? {} : { short }),
    };
  }
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(explain(error));
  }
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '(-{1,2})([^']{0,200})'/.exec(message);
  if (unknown !== null) {
    const nearest = nearestName(unknown[2] ?? '', Object.keys(OPTIONS));
    return `There is no option ${unknown[1]}${unknown[2]}${nearest === null ? ': see article-lint --help.' : `: did you mean --${nearest}?`}`;
  }
  const missing = /^Option '(?:-\w, )?--([\w-]+) <value>' argument (?:missing|is ambiguous)/.exec(message);
  if (missing !== null)
    return `--${missing[1]} needs a value: --${missing[1]} ${OPTIONS[missing[1] ?? '']?.value ?? 'VALUE'}.`;
  const surplus = /^Option '(?:-\w, )?--([\w-]+)' does not take an argument/.exec(message);
  if (surplus !== null) return `--${surplus[1]} takes no value.`;
  return message;
}

function commandOf(word: string, rest: readonly string[]): Command {
  const command = COMMANDS.find((name) => name === word);
  if (command !== undefined) return command;
  const nearest = nearestName(word, COMMANDS);
  const meant = nearest ?? (/[./\\]/.test(word) ? ['check', word, ...rest].join(' ') : null);
  throw new UsageError(
    `There is no command “${word}”${meant === null ? ':' : `: did you mean “article-lint ${meant}”? Or`} see article-lint --help.`,
  );
}

function isFormat(word: string): word is OutputFormat {
  return FORMATS.some((format) => format === word);
}

function wholeNumber(name: string, word: string | null, least: number): number | null {
  if (word === null) return null;
  const number = Number(word);
  if (!/^\d{1,9}$/.test(word) || number < least)
    throw new UsageError(`--${name} takes a whole number from ${least}, not “${word}”.`);
  return number;
}
