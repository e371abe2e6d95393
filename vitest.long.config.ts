import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { ARTICLE_LINT_VERSION: '"test"' },
  test: { include: ['test/long/**/*.test.ts'], maxWorkers: 1, testTimeout: 600_000 },
});
