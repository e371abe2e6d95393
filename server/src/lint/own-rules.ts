/** What is reported beside the rules: by directives, notes, limits and settings. No rule checks for these. */
import { ALL_RULES } from '../rules/all.ts';
import { UNKNOWN_DIRECTIVE, UNUSED_DIRECTIVE } from './directives.ts';
import type { Severity } from './finding.ts';
import { TOO_LONG } from './long-draft.ts';
import { EMPTY_SOURCE_NOTE } from './notes.ts';
import type { RuleMeta } from './rule.ts';

function own(
  id: string,
  severity: Severity,
  fix: RuleMeta['fix'],
  summary: string,
  rationale: string,
): RuleMeta {
  return { id, severity, fix, summary, rationale };
}

export const OWN_RULES: readonly RuleMeta[] = [
  own(
    EMPTY_SOURCE_NOTE,
    'warning',
    'none',
    'A source note that names nothing',
    'A quick fix puts an empty source note behind a claim for the writer to fill in. Left empty it sources nothing, and it must not go out with the copy.',
  ),
  own(
    UNKNOWN_DIRECTIVE,
    'warning',
    'suggested',
    'A directive whose name is not known',
    'A misspelt directive silences nothing, and the writer believes that it does.',
  ),
  own(
    UNUSED_DIRECTIVE,
    'information',
    'suggested',
    'A directive that silences nothing',
    'The finding that it was meant for is gone. Left in place it would hide the next one.',
  ),
  own(
    TOO_LONG,
    'information',
    'none',
    'A draft of which only the beginning was linted',
    'Drafts of up to a million characters are linted in full. Of a longer file the beginning is linted and the rest is not, which is said rather than passed over.',
  ),
  own(
    'settings/syntax',
    'error',
    'none',
    'A settings file that cannot be read',
    'A settings file must be JSON; comments and trailing commas are welcome. Until it is mended, the settings that were last good stay in force.',
  ),
  own(
    'settings/value',
    'error',
    'none',
    'A setting that does not exist, or a value that it cannot have',
    'The entry is left out, the others hold.',
  ),
  own(
    'settings/unknown-name',
    'error',
    'none',
    'A rule in the settings that does not exist',
    'A misspelt rule keeps its own severity, and nobody notices.',
  ),
  own(
    'settings/extends',
    'error',
    'none',
    'Settings to extend that cannot be used',
    'Only files inside the project’s own folder are read, packages among them, and nothing is ever run.',
  ),
  own(
    'settings/pattern',
    'error',
    'none',
    'A regular expression that cannot be run',
    'Patterns run in time that grows with the length of the draft and no faster. Look-around and back-references cannot, and are refused here rather than left to freeze an editor.',
  ),
];

/** Every id that a settings file or a directive may name. */
export const RULE_IDS: readonly string[] = [
  ...ALL_RULES.map(({ meta }) => meta.id),
  ...OWN_RULES.map(({ id }) => id),
];
