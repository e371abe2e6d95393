/** `--format html`. */
import type { CheckReport } from '../check.ts';

export function* htmlReport(_report: CheckReport): Generator<string> {
  yield '';
}
