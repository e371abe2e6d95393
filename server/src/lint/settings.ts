/** What a draft is linted with, after all layers (editor, project file, front matter) are resolved. */
import type { Severity } from './finding.ts';

/** What kind of copy a draft is. */
export type Profile = 'desk' | 'wire' | 'aggregation' | 'newsletter' | 'pr' | 'opinion';
export const PROFILES: readonly Profile[] = ['desk', 'wire', 'aggregation', 'newsletter', 'pr', 'opinion'];

/** A user's own leftover: a literal phrase where `*` stands for any run of characters on the line. */
export interface HousePhrase {
  readonly phrase: string;
  readonly class: string;
  readonly fix: 'safe' | 'suggested' | 'none';
}

export interface LintSettings {
  readonly profile: Profile;
  /** Severity by rule id or family (`leftover`); a rule id wins over its family. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Options by rule id, for rules that declare any; checked against what the rule declares. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly leftovers: {
    /** Lines of ours that are never flagged; `*` stands for any run of characters. */
    readonly house: readonly string[];
    /** Our own names: their disclaimers, bios and rights lines are silent. */
    readonly brands: readonly string[];
    /** Further leftovers to find. */
    readonly phrases: readonly HousePhrase[];
  };
  readonly attribution: {
    /** Settled superlatives and claims of this house: phrases that are never queried. */
    readonly settled: readonly string[];
  };
  readonly duplicates: {
    /** Standing background: passages that may recur in every draft. */
    readonly background: readonly string[];
  };
}

export const DEFAULT_SETTINGS: LintSettings = {
  profile: 'desk',
  severities: {},
  leftovers: { house: [], brands: [], phrases: [] },
  attribution: { settled: [] },
  duplicates: { background: [] },
};
