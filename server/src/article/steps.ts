/**
 * Long work in small steps. A host goes on to the next step when it has time, and drops the work when nobody
 * wants its result any more; the engine never looks at a clock.
 */
export type Steps<T> = Generator<void, T>;

/** Does all steps at once. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
