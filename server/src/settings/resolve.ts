/**
 * From layers of settings to what a draft is linted with. Pure, and the same for the editor and the command
 * line. Later layers win: an editor's settings, then what the project file extends, then the project file.
 */
import type { Severity } from '../lint/finding.ts';
import { DEFAULT_SETTINGS, type HousePhrase, type LintSettings } from '../lint/settings.ts';
import { globMatcher } from './glob.ts';
import type { PhraseEntry, SettingsBase, SettingsLayer } from './layer.ts';

/** Which files are drafts, where the settings say so. */
export interface DraftGlobs {
  /** Null when no layer names any: the usual ones. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
}

export interface ResolvedSettings {
  readonly drafts: DraftGlobs;
  /**
   * What the draft at `path` (from the folder's root, forward slashes) is linted with; null stands for a
   * draft without a place. The same object for all drafts with the same overrides, so that kept results hold.
   */
  settingsFor(path: string | null): LintSettings;
}

/** Resolves layers, first to last. */
export function resolveSettings(layers: readonly SettingsLayer[]): ResolvedSettings {
  const bases = layers.reduce<LintSettings>(withBase, DEFAULT_SETTINGS);
  const overrides = layers.flatMap((layer) => layer.overrides ?? []);
  const matchers = overrides.map(({ files }) => globMatcher(files));
  const known = new Map<string, LintSettings>([['', bases]]);
  return {
    drafts: {
      include: layers.reduce<readonly string[] | null>((last, { drafts }) => drafts?.include ?? last, null),
      exclude: layers.flatMap(({ drafts }) => drafts?.exclude ?? []),
    },
    settingsFor(path) {
      if (path === null || overrides.length === 0) return bases;
      const matching = overrides.filter((_, at) => matchers[at]?.(path) === true);
      const key = matching.map((override) => overrides.indexOf(override)).join();
      let settings = known.get(key);
      if (settings === undefined) {
        settings = matching.reduce<LintSettings>(withBase, bases);
        known.set(key, settings);
      }
      return settings;
    },
  };
}

function withBase(settings: LintSettings, layer: SettingsBase): LintSettings {
  const { leftovers, attribution, duplicates } = layer;
  return {
    ...settings,
    profile: layer.profile ?? settings.profile,
    severities: withSeverities(settings.severities, layer.severity),
    leftovers: {
      house: joined(settings.leftovers.house, leftovers?.house),
      brands: joined(settings.leftovers.brands, leftovers?.brands),
      phrases: leftovers?.phrases
        ? [...settings.leftovers.phrases, ...leftovers.phrases.map(housePhrase)]
        : settings.leftovers.phrases,
    },
    attribution: { settled: joined(settings.attribution.settled, attribution?.settled) },
    duplicates: { background: joined(settings.duplicates.background, duplicates?.background) },
    ...(layer.options === undefined ? {} : { options: withOptions(settings.options, layer.options) }),
  };
}

/** A family's entry in a later layer also ends what earlier layers said of single rules of that family. */
function withSeverities(
  earlier: LintSettings['severities'],
  later: SettingsBase['severity'],
): LintSettings['severities'] {
  if (later === undefined) return earlier;
  const kept: Record<string, Severity | 'off'> = {};
  for (const [name, severity] of Object.entries(earlier)) {
    const slash = name.indexOf('/');
    if (slash === -1 || later[name.slice(0, slash)] === undefined) kept[name] = severity;
  }
  return { ...kept, ...later };
}

function withOptions(earlier: LintSettings['options'], later: NonNullable<SettingsBase['options']>) {
  const all: Record<string, Readonly<Record<string, unknown>>> = { ...earlier };
  for (const [rule, options] of Object.entries(later)) all[rule] = { ...all[rule], ...options };
  return all;
}

function joined(earlier: readonly string[], later: readonly string[] | undefined): readonly string[] {
  if (later === undefined || later.length === 0) return earlier;
  return [...new Set([...earlier, ...later])];
}

function housePhrase(entry: string | PhraseEntry): HousePhrase {
  const {
    phrase,
    class: kind = 'house phrase',
    fix = 'suggested',
  } = typeof entry === 'string' ? { phrase: entry } : entry;
  return { phrase, class: kind, fix };
}
