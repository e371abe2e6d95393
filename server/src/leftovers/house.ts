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
  const names = brands.map(brandOf).filter((brand) => brand !== null);
  const fresh: HouseRules =
    house.length + brands.length === 0
      ? NOBODY
      : {
          owns(reading, of) {
            const key = keyOf(reading);
            if (lines.has(key) || wildcards.some((parts) => fitsParts(key, parts))) return true;
            return of !== null && OF_BRANDS.has(of) && names.some((brand) => isNamed(brand, key));
          },
        };
  known.set(settings, fresh);
  return fresh;
}

/** A brand in the forms in which lines name it. */
interface Brand {
  /** As it is written, in the form of a line's key. */
  readonly words: string;
  /** Its letters and digits alone, as hosts and handles have them. */
  readonly host: string;
}

/** Hosts and handles shorter than this are words of the language as often as names. */
const SHORTEST_HOST = 5;
const HOST = /@?[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){1,5}|@[a-z0-9_.-]{3,40}/g;

/** A brand as the settings name it: `Lark Ledger`, or its host `larkledger.com`. Null when it holds no word. */
function brandOf(name: string): Brand | null {
  const words = partOf(name).trim();
  const labels = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})\/?$/.exec(
    words,
  )?.[1];
  const host = lettersOf(labels === undefined ? words : (labels.split('.')[0] ?? ''));
  return host === '' ? null : { words, host };
}

/** True when a line names the brand: as words of their own (`Lark Ledger's`), in a host, an address or a handle. */
function isNamed(brand: Brand, key: string): boolean {
  for (let at = key.indexOf(brand.words); at !== -1; at = key.indexOf(brand.words, at + 1)) {
    if (!isWordPart(key.charAt(at - 1)) && !isWordPart(key.charAt(at + brand.words.length))) return true;
  }
  if (brand.host.length < SHORTEST_HOST || !/[.@]/.test(key)) return false;
  return (key.match(HOST) ?? []).some((found) =>
    found.split(/[@.]/).some((label) => {
      const letters = lettersOf(label);
      return letters === brand.host || letters === `the${brand.host}` || `the${letters}` === brand.host;
    }),
  );
}

function isWordPart(sign: string): boolean {
  return sign !== '' && /[\p{L}\p{N}]/u.test(sign);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
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
