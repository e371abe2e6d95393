/** A house's own text: lines that are never flagged, and names whose notices are. */
import type { LintSettings } from '../lint/settings.ts';
import type { LineClass } from './pattern.ts';
import { keyOf } from './pattern.ts';

export interface HouseRules {
  /** True for a line that is the house's own: named in `leftovers.house`, or a notice of one of its brands. */
  owns(reading: string, of: LineClass | null): boolean;
}

/** Classes in which the name of a brand makes a line the house's own. */
const OF_BRANDS: ReadonlySet<LineClass> = new Set([
  'disclaimer',
  'author-bio',
  'copyright-line',
  'newsletter-prompt',
  'share-bar',
  'app-prompt',
  'press-release-marks',
  'paywall',
  'feed-stamp',
]);

const NOBODY: HouseRules = { owns: () => false };
const known = new WeakMap<LintSettings, HouseRules>();

/** The house rules of some settings; the same object for the same settings. */
export function houseRules(settings: LintSettings): HouseRules {
  const before = known.get(settings);
  if (before !== undefined) return before;
  const { house, brands } = settings.leftovers;
  const lines = new Set(house.filter((line) => !line.includes('*')).map(keyOf));
  const wildcards = house.filter((line) => line.includes('*')).map((line) => line.split('*').map(partOf));
  const names = brands.map(partOf).filter((name) => name !== '');
  const fresh: HouseRules =
    house.length + brands.length === 0
      ? NOBODY
      : {
          owns(reading, of) {
            const key = keyOf(reading);
            if (lines.has(key) || wildcards.some((parts) => fitsParts(key, parts))) return true;
            return of !== null && OF_BRANDS.has(of) && names.some((name) => key.includes(name));
          },
        };
  known.set(settings, fresh);
  return fresh;
}

/** A part of a pattern in the form of a line's key, without trimming: parts meet in the middle of words. */
function partOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s{1,50}/g, ' ');
}

/** True when the whole of `key` is the parts with anything between them. Time grows with the length of both only. */
function fitsParts(key: string, parts: readonly string[]): boolean {
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    const isLast = index === parts.length - 1;
    if (index === 0) {
      if (!key.startsWith(part.trimStart())) return false;
      at = part.trimStart().length;
    } else if (isLast) {
      const rest = part.trimEnd();
      return rest === '' || (key.endsWith(rest) && key.length - rest.length >= at);
    } else {
      const found = key.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
  }
  return at === key.length;
}
