/**
 * One layer of settings: what the project file, a file that it extends, or an editor says. All three have
 * the same shape, and an editor's `articleLint.*` settings are such an object.
 */
import type { Severity } from '../lint/finding.ts';
import type { Profile } from '../lint/settings.ts';

/** A leftover of the house's own: a literal phrase (`*` for any run of characters), or an expression between slashes. */
export interface PhraseEntry {
  readonly phrase: string;
  /** What it is, in the finding's words: `house promo`. */
  readonly class?: string | undefined;
  readonly fix?: 'safe' | 'suggested' | 'none' | undefined;
}

/** What may be said for all drafts, and in an override for some. */
export interface SettingsBase {
  readonly profile?: Profile | undefined;
  /** By rule id or family; a rule's own entry wins over its family's. */
  readonly severity?: Readonly<Record<string, Severity | 'off'>> | undefined;
  /** By rule id: the options that the rule declares. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  readonly leftovers?:
    | {
        readonly house?: readonly string[] | undefined;
        readonly brands?: readonly string[] | undefined;
        readonly phrases?: readonly (string | PhraseEntry)[] | undefined;
      }
    | undefined;
  readonly attribution?: { readonly settled?: readonly string[] | undefined } | undefined;
  readonly duplicates?: { readonly background?: readonly string[] | undefined } | undefined;
}

export interface SettingsOverride extends SettingsBase {
  /** Globs from the root of the folder; the override holds where one matches. */
  readonly files: readonly string[];
}

export interface SettingsLayer extends SettingsBase {
  readonly $schema?: string | undefined;
  readonly extends?: string | readonly string[] | undefined;
  readonly drafts?:
    | { readonly include?: readonly string[] | undefined; readonly exclude?: readonly string[] | undefined }
    | undefined;
  readonly overrides?: readonly SettingsOverride[] | undefined;
}

/** Something wrong in a settings file. Offsets are UTF-16 offsets of its text, byte-order mark left out. */
export interface SettingsProblem {
  readonly start: number;
  readonly end: number;
  /** What is wrong and what to do. */
  readonly message: string;
  /** `settings/syntax`, `settings/value`, `settings/unknown-name`, `settings/extends`, `settings/pattern`. */
  readonly rule: string;
  /** An `error` leaves the entry (or, for broken syntax, the file) out of force. */
  readonly severity: 'error' | 'warning';
}
