import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { ARTICLE_LINT_VERSION: '"test"' },
  test: {
    include: ['test/unit/**/*.test.ts', 'test/lsp/**/*.test.ts'],
    // Two cores: more workers only get in each other's way.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
