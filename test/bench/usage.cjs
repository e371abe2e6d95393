// Preloaded into a measured program: says at its end what the process used, all its threads together.
const { writeFileSync } = require('node:fs');
const file = process.env.ARTICLE_LINT_BENCH_USAGE;
// Worker threads load it, too; only the process as a whole counts.
if (file !== undefined && require('node:worker_threads').isMainThread)
  process.on('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())));
