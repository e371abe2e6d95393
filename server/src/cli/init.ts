/** `article-lint init`: a commented settings file to begin with. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FILE } from '../settings/load.ts';
import { statOf } from '../workspace/walk.ts';
import { replaceFile, whyUnwritable } from '../workspace/write-file.ts';
import type { Terminal } from './terminal.ts';
import { type Invocation, UsageError } from './usage.ts';

export const SETTINGS_TEMPLATE = `// Settings of Article Lint for this folder: read by editors and by the command line alike.
// Nothing in here is ever run. Every line below shows what holds without it, or an example.
{
  // What kind of copy the drafts are: desk, wire, aggregation, newsletter, pr or opinion.
  "profile": "desk",

  // Which files are drafts. README, LICENSE, CHANGELOG, logs, templates, build output and what
  // .gitignore names are left out in any case.
  "drafts": {
    "include": ["**/*.{md,mdx,markdown,txt,html,htm}"],
    "exclude": []
  },

  // error, warning, information, hint or off, by rule or by family. \`article-lint rules\` lists them.
  "severity": {
    // "attribution/vague-source": "error",
    // "duplicate": "information"
  },

  "leftovers": {
    // Standing lines of your own that are never leftovers; * stands for any run of characters.
    "house": [
      // "Follow our live coverage*"
    ],
    // Names of your own house: its disclaimers, author notes and rights lines are never leftovers.
    "brands": [],
    // Further leftovers to find.
    "phrases": [
      // { "phrase": "Sign up for * newsletter", "class": "newsletter promo", "fix": "safe" }
    ]
  },

  "attribution": {
    // Superlatives and claims that your house regards as settled.
    "settled": [
      // "the world's largest cruise ship"
    ]
  },

  "duplicates": {
    // Standing background that may recur in every draft.
    "background": []
  },

  // Settings for some of the drafts; where several match, later ones win.
  "overrides": [
    // { "files": ["opinion/**"], "profile": "opinion" }
  ]
}
`;

/** Writes the file into the folder named, or into the working folder; never over one that is there. */
export async function init({ paths }: Invocation, terminal: Terminal): Promise<number> {
  const folder = paths[0] ?? '.';
  if (paths.length > 1) throw new UsageError('init writes one settings file: name one folder.');
  if (statOf(folder)?.isDirectory() !== true) {
    throw new UsageError(`There is no folder ${folder}: create it first.`);
  }
  const file = join(folder, PROJECT_FILE);
  if (existsSync(file)) throw new UsageError(`${file} is there already and was left alone.`);
  try {
    replaceFile(file, SETTINGS_TEMPLATE);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${whyUnwritable(error)}.`);
  }
  await terminal.print(`Wrote ${file}. Next: article-lint check\n`);
  return 0;
}
