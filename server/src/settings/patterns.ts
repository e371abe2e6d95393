/** Regular expressions of the house: which of them can run in linear time. */

import type { SettingsProblem } from './layer.ts';
import type { ParsedSettings } from './schema.ts';

/** A problem for each pattern in the file that the linear-time engine cannot run. */
export async function patternProblems(_parsed: ParsedSettings): Promise<SettingsProblem[]> {
  return [];
}
