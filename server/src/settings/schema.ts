/**
 * The project file `.articlelint.json`: what may stand in it. Descriptions are shown by editors; the published JSON
 * schema is generated from here (scripts/settings-schema.ts).
 */
import * as v from 'valibot';
import { PROFILES } from '../lint/settings.ts';

const SEVERITY = v.picklist(['error', 'warning', 'information', 'hint', 'off'] as const);
const PHRASES_AT_MOST = 500;
const PHRASE_LENGTH = 500;

/** A list of short texts. */
function texts(description: string) {
  return v.pipe(
    v.array(
      v.pipe(v.string(), v.nonEmpty('An empty entry matches nothing: take it out.'), v.maxLength(2000)),
    ),
    v.maxLength(5000),
    v.description(description),
  );
}

const PHRASE = v.pipe(
  v.string(),
  v.nonEmpty('An empty phrase matches nothing: take it out.'),
  v.maxLength(PHRASE_LENGTH),
);

const PHRASE_ENTRY = v.strictObject({
  phrase: v.pipe(
    PHRASE,
    v.description(
      'Words as they stand in the draft; `*` stands for any run of characters on the line. Between slashes (`/…/`) an expression, without look-around and back-references.',
    ),
  ),
  class: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(60),
      v.description('What it is, in the words of the finding: `house promo`.'),
    ),
  ),
  fix: v.optional(
    v.pipe(
      v.picklist(['safe', 'suggested', 'none'] as const),
      v.description(
        'Whether deleting it may go into fix-all (`safe`), is offered (`suggested`), or neither.',
      ),
    ),
  ),
});

/** What holds for every draft, and may be set by overrides as well. */
export const BASE = {
  profile: v.optional(
    v.pipe(
      v.picklist(PROFILES),
      v.description(
        'What kind of copy the drafts are. It sets how severe each rule is; a draft can name its own profile in its front matter.',
      ),
    ),
  ),
  severity: v.optional(
    v.pipe(
      v.record(v.string(), SEVERITY),
      v.description(
        'Severity by rule (`attribution/vague-source`) or family (`leftover`). A rule’s own entry wins over its family’s.',
      ),
    ),
  ),
  options: v.optional(
    v.pipe(
      v.record(v.string(), v.record(v.string(), v.unknown())),
      v.description('Options by rule, for rules that have any.'),
    ),
  ),
  leftovers: v.optional(
    v.pipe(
      v.strictObject({
        house: v.optional(
          texts('Standing lines of your own that are never leftovers. `*` stands for any run of characters.'),
        ),
        brands: v.optional(
          texts(
            'Names of your own house. Its disclaimers, author notes and rights lines are never leftovers.',
          ),
        ),
        phrases: v.optional(
          v.pipe(
            v.array(v.union([PHRASE, PHRASE_ENTRY])),
            v.maxLength(PHRASES_AT_MOST),
            v.description('Further leftovers to find: phrases, or objects that say more.'),
          ),
        ),
      }),
      v.description('What came along with a paste.'),
    ),
  ),
  attribution: v.optional(
    v.pipe(
      v.strictObject({
        settled: v.optional(
          texts('Superlatives and claims that your house regards as settled. They are never queried.'),
        ),
      }),
      v.description('Who says so.'),
    ),
  ),
  duplicates: v.optional(
    v.pipe(
      v.strictObject({
        background: v.optional(texts('Standing background: passages that may recur in every draft.')),
      }),
      v.description('What stands twice.'),
    ),
  ),
};

/** The whole file. */
export const SETTINGS_FILE = v.strictObject({
  $schema: v.optional(
    v.pipe(
      v.string(),
      v.description('Address of the schema, for editors that do not know the file by its name.'),
    ),
  ),
  extends: v.optional(
    v.pipe(
      v.union([v.string(), v.array(v.string())]),
      v.description(
        'Settings to begin with: a JSON file in this folder (`./desk.json`) or an npm package installed here (`@our-paper/article-lint-settings`). Later ones win, this file wins over all.',
      ),
    ),
  ),
  drafts: v.optional(
    v.pipe(
      v.strictObject({
        include: v.optional(
          texts(
            'Which files are drafts, as globs from this folder. Default: `**/*.{md,mdx,markdown,txt,html,htm}`.',
          ),
        ),
        exclude: v.optional(texts('Files that are no drafts, as globs from this folder.')),
      }),
      v.description('Which files are drafts.'),
    ),
  ),
  ...BASE,
  overrides: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          files: v.pipe(
            v.array(v.pipe(v.string(), v.nonEmpty())),
            v.minLength(1),
            v.description('Globs from this folder: `opinion/**`.'),
          ),
          ...BASE,
        }),
      ),
      v.maxLength(200),
      v.description('Settings for some of the drafts. Where several match, later ones win.'),
    ),
  ),
});
