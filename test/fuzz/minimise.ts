/** Making a draft that fails as short as it can be while it fails. */

/**
 * The shortest text found for which `fails` still holds: paragraphs, then lines, sentences, words and characters
 * are left out, in runs of halving length. `fails(text)` must hold. Stops after `budget` tries.
 */
export function minimise(text: string, fails: (text: string) => boolean, budget = 3_000): string {
  let tries = 0;
  const stillFails = (candidate: string) => {
    tries++;
    return fails(candidate);
  };
  let best = text;
  for (const cut of [/(?<=\n\n)/, /(?<=\n)/, /(?<=[.!?] )/, /(?<=[\s>])/, /(?:)/]) {
    for (;;) {
      const before = best;
      const parts = best.split(cut);
      for (let run = parts.length >> 1 || 1; run >= 1; run = run === 1 ? 0 : run >> 1) {
        for (let at = 0; at < parts.length && tries < budget; ) {
          const rest = [...parts.slice(0, at), ...parts.slice(at + run)];
          const candidate = rest.join('');
          if (candidate.length < best.length && stillFails(candidate)) {
            parts.splice(at, run);
            best = candidate;
          } else {
            at += run;
          }
        }
      }
      if (best === before || tries >= budget) break;
    }
  }
  return best;
}
