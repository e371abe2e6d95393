/** Where the command line prints, and how: streams, colour, width. */
import { isatty } from 'node:tty';
import { whyUnwritable } from '../workspace/write-file.ts';
import { UsageError } from './usage.ts';

export interface Terminal {
  /** Prints to standard output; resolves when it is written. Rejects with a {@link UsageError} when it cannot be. */
  print(text: string): Promise<void>;
  /** Prints a line to standard error. */
  complain(text: string): void;
  readonly colour: boolean;
  /** Columns of the terminal; 100 when output goes elsewhere. */
  readonly width: number;
  /** True when standard output is a terminal. */
  readonly interactive: boolean;
  /** Shows a passing line on a terminal's standard error, in place of the last one; an empty one ends it. */
  status(text: string): void;
  /** True when `status` is seen by anyone. */
  readonly showsStatus: boolean;
}

/** The process's own terminal. `colour` is what the options say; null leaves it to the environment. */
export function processTerminal(colour: boolean | null): Terminal {
  listenOnce(process.stdout);
  listenOnce(process.stderr);
  const interactive = isatty(1);
  const showsStatus = isatty(2) && process.env.TERM !== 'dumb' && !process.env.CI;
  let hasStatus = false;
  return {
    print: (text) => writeAll(text),
    complain(text) {
      this.status('');
      process.stderr.write(`${text}\n`);
    },
    colour: colour ?? wantsColour(interactive),
    width: interactive ? Math.max(40, process.stdout.columns ?? 100) : 100,
    interactive,
    showsStatus,
    status(text) {
      if (!showsStatus || (text === '' && !hasStatus)) return;
      process.stderr.write(`\r\u001b[2K${text}`);
      hasStatus = text !== '';
    },
  };
}

/** https://no-color.org, https://force-color.org, and what terminals say of themselves. */
function wantsColour(interactive: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return interactive && TERM !== 'dumb';
}

/** Throws a {@link UsageError} when there is no room. A reader that goes away (`| head`) is no error. */
function writeAll(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined || isReaderGone(error)) resolve();
      else reject(new UsageError(`The output cannot be printed: ${whyUnwritable(error)}.`));
    });
  });
}

function isReaderGone({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

/** Whoever writes is told by the callback; what a stream tells everybody beside that would end the process. */
function listenOnce(stream: NodeJS.WriteStream): void {
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const;
export type Style = keyof typeof CODES;
export type Paint = (style: Style, text: string) => string;

/** Styles text when `colour` is on. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_style, text) => text;
  return (style, text) =>
    `\u001b[${CODES[style]}m${text}\u001b[${style === 'bold' || style === 'dim' ? 22 : 39}m`;
}

/** A draft must not speak to the terminal: control characters are shown as signs, tabs and line ends as spaces. */
export function harmless(text: string): string {
  return text.replace(/[\t\r\n\u2028\u2029]/g, ' ').replace(CONTROLS, (sign) => {
    const code = sign.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : code === 127 ? '\u2421' : '\ufffd';
  });
}

/** C0 and C1 controls, and marks that turn the direction of text around. */
const CONTROLS = /\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
