/** Which class of leftover the wording of a line shows. */
import { labelClass, labelWordShare } from './labels.ts';
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

interface Compiled {
  readonly of: LinePattern;
  readonly test: RegExp;
}

const COMPILED: readonly Compiled[] = [...LINE_PATTERNS]
  .sort((a, b) => ORDER[a.strength] - ORDER[b.strength])
  .map((of) => ({ of, test: compileLine(of) }));

/** One expression that fits when any pattern does: running prose is turned away by a single test. */
const ANY = {
  line: new RegExp(`^(?:${sources('line')}):?$`),
  part: new RegExp(`(?:${sources('part')})`),
  stamp: new RegExp(`(?:${sources('stamp')})`),
} as const;
/** Fewer digits than this make no date with a time. */
const STAMP_DIGITS = 6;

function sources(scope: LinePattern['scope']): string {
  return COMPILED.filter(({ of }) => of.scope === scope)
    .map(({ of }) => of.line)
    .join('|');
}

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
  if (
    ANY.line.test(key) ||
    ANY.part.test(key) ||
    (!long && scan.digits >= STAMP_DIGITS && ANY.stamp.test(key))
  ) {
    for (const { of, test } of COMPILED) {
      if (test.test(key) && (of.confirm === undefined || of.confirm.test(reading)))
        return { class: of.class, strength: of.strength, safe: of.safe, labelWords };
    }
  }
  const label = long ? null : labelClass(key.endsWith(':') ? key.slice(0, -1) : key);
  if (label !== null) return { class: label, strength: 'label', safe: true, labelWords: 1 };
  return labelWords === 0 ? SILENT : { class: null, strength: null, safe: false, labelWords };
}
