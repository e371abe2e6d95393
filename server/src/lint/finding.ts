/** What rules report and hosts show. Offsets are source offsets: UTF-16 code units of the draft's text. */
import type { Span } from '../article/model.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Most severe first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** True when `severity` is `floor` or more severe. */
export function atLeast(severity: Severity, floor: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(floor);
}

/** Replaces `start` to `end` by `text`. */
export interface Edit extends Span {
  readonly text: string;
}

/**
 * - `safe`: goes into fix-all; never touches a quotation.
 * - `suggested`: a quick fix that an editor chooses and checks.
 */
export type Safety = 'safe' | 'suggested';

export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  /** Separate and sorted. May be empty when the fix only writes to the settings. */
  readonly edits: readonly Edit[];
  /**
   * Placeholders that the writer fills in: spans inside the text of `edits[edit]`, counted from its
   * start. Hosts that know snippets make tab stops of them, others insert the text as it stands.
   */
  readonly placeholders?: readonly (Span & { readonly edit: number })[];
  /** Something the workspace's settings file should learn (house text, an allow-list entry). */
  readonly setting?: SettingChange;
}

/** An entry that a quick fix adds to a list in the project file, for example `leftovers.house`. */
export interface SettingChange {
  readonly path: readonly string[];
  readonly add: string;
}

/** Another place that explains a finding; in another draft when `path` is given. */
export interface Related extends Span {
  readonly message: string;
  /** Set by the workspace for `duplicate/cross-draft`; absent means this draft. */
  readonly path?: string;
}

export interface Finding extends Span {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  /** True on text that may go; editors fade it. */
  readonly unnecessary?: boolean;
}
