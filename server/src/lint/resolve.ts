/** Which severity and which profile hold for a draft. */
import { frontMatterField } from '../article/front-matter.ts';
import type { Article } from '../article/model.ts';
import type { Severity } from './finding.ts';
import { familyOf, type RuleMeta } from './rule.ts';
import { type LintSettings, PROFILES, type Profile } from './settings.ts';

const OPINION = /^(?:opinion|op-ed|oped|column|editorial|commentary|comment|review|analysis|essay)$/i;

/** The rule's severity: the settings' word on the rule, then on its family, then the profile's, then its own. */
export function severityOf(meta: RuleMeta, settings: LintSettings): Severity | 'off' {
  const named = settings.severities[meta.id];
  if (named !== undefined) return named;
  const family = settings.severities[familyOf(meta.id)];
  const usual = meta.profiles?.[settings.profile] ?? meta.severity;
  if (family === undefined || usual === 'off') return usual;
  return family;
}

/** The settings with the profile that the draft's own front matter asks for (`type: opinion`, `article-lint-profile:`). */
export function effectiveProfile(settings: LintSettings, article: Article): LintSettings {
  if (article.frontMatter === null) return settings;
  const asked = frontMatterField(article.frontMatter, 'article-lint-profile')?.value.toLowerCase();
  const profile = PROFILES.find((candidate) => candidate === asked);
  if (profile !== undefined) return withProfile(settings, profile);
  const type = frontMatterField(article.frontMatter, 'type', 'category', 'section', 'format')?.value ?? '';
  return OPINION.test(type.trim()) ? withProfile(settings, 'opinion') : settings;
}

const byProfile = new WeakMap<LintSettings, Map<Profile, LintSettings>>();

/** The same object for the same settings and profile, so that kept results stay valid. */
function withProfile(settings: LintSettings, profile: Profile): LintSettings {
  if (settings.profile === profile) return settings;
  let known = byProfile.get(settings);
  if (known === undefined) {
    known = new Map();
    byProfile.set(settings, known);
  }
  let changed = known.get(profile);
  if (changed === undefined) {
    changed = { ...settings, profile };
    known.set(profile, changed);
  }
  return changed;
}
