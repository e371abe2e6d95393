/** Which class of leftover the wording of a line shows. */
import { labelClass, labelWordShare } from './labels.ts';
import { LINE_OPENINGS, OPEN_LINES } from './line-openings.ts';
import { keyOf, type LineClass, type LinePattern, type Strength } from './pattern.ts';
import { LANGUAGE_PATTERNS } from './patterns/languages.ts';
import { MAIL_PATTERNS } from './patterns/mail.ts';
import { NAVIGATION_PATTERNS, NOTICE_PATTERNS, PROMPT_PATTERNS, SHARE_PATTERNS } from './patterns/page.ts';
import {
  AUTHOR_PATTERNS,
  COMMENT_PATTERNS,
  FEED_HINTS,
  FEED_PATTERNS,
  PHOTO_PATTERNS,
  RELATED_PATTERNS,
  TAG_PATTERNS,
  TIME_PATTERNS,
} from './patterns/story.ts';
import {
  DISCLAIMER_PATTERNS,
  MARKET_PATTERNS,
  RELEASE_PATTERNS,
  RESIDUE_PATTERNS,
  WIRE_PATTERNS,
} from './patterns/trade.ts';
import type { Scan } from './scan.ts';
import { TRIGGER } from './trigger-words.ts';

/** What the wording of a line says; null class when it says nothing. */
export interface Wording {
  readonly class: LineClass | null;
  readonly strength: Strength | null;
  readonly safe: boolean;
  /** Share of its words that occur in menu labels; 0 for long lines. */
  readonly labelWords: number;
}

/** All patterns of lines, in the order in which they are tried: of two that fit, the more certain one. */
export const LINE_PATTERNS: readonly LinePattern[] = [
  ...SHARE_PATTERNS,
  ...FEED_PATTERNS,
  ...MARKET_PATTERNS,
  ...DISCLAIMER_PATTERNS,
  ...RELEASE_PATTERNS,
  ...WIRE_PATTERNS,
  ...RESIDUE_PATTERNS,
  ...NOTICE_PATTERNS,
  ...PHOTO_PATTERNS,
  ...TIME_PATTERNS,
  ...AUTHOR_PATTERNS,
  ...COMMENT_PATTERNS,
  ...TAG_PATTERNS,
  ...RELATED_PATTERNS,
  ...NAVIGATION_PATTERNS,
  ...PROMPT_PATTERNS,
  ...LANGUAGE_PATTERNS,
  ...MAIL_PATTERNS,
  ...FEED_HINTS,
];

const ORDER: Readonly<Record<Strength, number>> = { certain: 0, opener: 1, label: 2, hint: 3 };
/** Lines up to this length are tried against every pattern; longer ones only when a rare word occurs in them. */
const SHORT = 110;
/** Longer lines are nobody's label, prompt or notice. */
const LONGEST = 1_500;
/** Words without which no pattern for a long line can fit. */
const LONG_TRIGGERS =
  TRIGGER.appeared |
  TRIGGER.cookies |
  TRIGGER.rights |
  TRIGGER.disclaimer |
  TRIGGER.affiliate |
  TRIGGER.subscribe |
  TRIGGER.follow |
  TRIGGER.release |
  TRIGGER.wire |
  TRIGGER.browser;

/** Patterns in the order in which they are tried. */
export function trialOrder(patterns: readonly LinePattern[]): LinePattern[] {
  return [...patterns].sort((a, b) => ORDER[a.strength] - ORDER[b.strength]);
}

/** A pattern with its expression, which is compiled when a line has come as far as it. */
class Trial {
  readonly of: LinePattern;
  #test: RegExp | null = null;

  constructor(of: LinePattern) {
    this.of = of;
  }

  fits(key: string): boolean {
    this.#test ??= compileLine(this.of);
    return this.#test.test(key);
  }
}

const TRIALS: readonly Trial[] = trialOrder(LINE_PATTERNS).map((of) => new Trial(of));
const NO_TRIALS: readonly Trial[] = [];

/** What lines are tried against that begin so. */
const byOpening = new Map<string, readonly Trial[]>();

/**
 * The patterns for whole lines that can fit a line with the first signs of the key; none for most sentences. To
 * compile them all, and to try them on each line, would be much of the work on a draft.
 */
function trialsOf(key: string): readonly Trial[] {
  if (byOpening.size === 0) readOpenings();
  for (let length = Math.min(OPENING, key.length); length > 0; length--) {
    const trials = byOpening.get(key.slice(0, length));
    if (trials !== undefined) return trials;
  }
  return NO_TRIALS;
}

/** Signs of an opening at most. */
const OPENING = 3;

function readOpenings(): void {
  for (const row of LINE_OPENINGS) {
    const [places = '', ...openings] = row.split('\t');
    const trials: Trial[] = [];
    for (const place of places.split(',')) {
      const trial = TRIALS[Number(place)];
      if (trial !== undefined) trials.push(trial);
    }
    for (const opening of openings) byOpening.set(opening, trials);
  }
}

/** One expression that fits when one of many does, compiled when it is first asked. */
class AnyOf {
  readonly #sources: () => string;
  #test: RegExp | null = null;

  constructor(sources: () => string) {
    this.#sources = sources;
  }

  fits(key: string): boolean {
    this.#test ??= new RegExp(this.#sources());
    return this.#test.test(key);
  }
}

const OPEN = new AnyOf(() => `^(?:${OPEN_LINES.join('|')}):?$`);
const PARTS = new AnyOf(() => sources('part'));
const STAMPS = new AnyOf(() => sources('stamp'));

function sources(scope: LinePattern['scope']): string {
  return LINE_PATTERNS.filter((of) => of.scope === scope)
    .map(({ line }) => line)
    .join('|');
}

/** The first pattern in the order of trial that fits, with its confirmation; null when none does. */
function firstFitting(key: string, reading: string, digits: number): LinePattern | null {
  // Hardly any line gets past these three; then all patterns are tried, so that their order holds.
  const open = OPEN.fits(key) || PARTS.fits(key) || (digits >= STAMP_DIGITS && STAMPS.fits(key));
  for (const trial of open ? TRIALS : trialsOf(key)) {
    const { of } = trial;
    if (trial.fits(key) && (of.confirm === undefined || of.confirm.test(reading))) return of;
  }
  return null;
}

/** Fewer digits than this make no date with a time. */
const STAMP_DIGITS = 6;

/** The expression of a pattern: the whole key must fit, or a part of it. */
export function compileLine(of: LinePattern): RegExp {
  return new RegExp(of.scope === 'line' ? `^(?:${of.line}):?$` : of.line);
}

/** What a press release or a wire ends with; signs, so that no key can hold it. */
const END_MARK =
  /^(?:#{3}|# # #|[-–—] ?30 ?[-–—]|[-–—~*]{1,3} ?(?:ends?|end of release) ?[-–—~*]{1,3}|-0-)$/i;

const SILENT: Wording = { class: null, strength: null, safe: false, labelWords: 0 };

/** What the wording of a line (a block's reading) says. `scan` is its scan. */
export function wordingOf(reading: string, scan: Scan): Wording {
  const long = reading.length > SHORT;
  if (long && ((scan.triggers & LONG_TRIGGERS) === 0 || reading.length > LONGEST)) return SILENT;
  if (reading.length <= 24 && END_MARK.test(reading)) {
    return { class: 'press-release-marks', strength: 'certain', safe: true, labelWords: 0 };
  }
  const key = keyOf(reading);
  if (key === '') return SILENT;
  const labelWords = scan.words <= 8 && scan.end === '' ? labelWordShare(key) : 0;
  const of = firstFitting(key, reading, long ? 0 : scan.digits);
  if (of !== null) return { class: of.class, strength: of.strength, safe: of.safe, labelWords };
  const label = long ? null : labelClass(key.endsWith(':') ? key.slice(0, -1) : key);
  if (label !== null) return { class: label, strength: 'label', safe: true, labelWords: 1 };
  return labelWords === 0 ? SILENT : { class: null, strength: null, safe: false, labelWords };
}
