import type { BuildOptions } from 'esbuild';

/** How each of our bundles is made. */
export const bundles: readonly BuildOptions[];
