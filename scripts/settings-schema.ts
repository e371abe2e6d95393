// The JSON schema of `.articlelint.json`, from the schema that the program itself checks with. scripts/generate.ts
// writes it to schemas/articlelint.schema.json.
import { OWN_RULES } from '../server/src/lint/own-rules.ts';
import type { RuleMeta } from '../server/src/lint/rule.ts';
import { ALL_RULES } from '../server/src/rules/all.ts';
import { SETTINGS_FILE } from '../server/src/settings/schema.ts';

/** What we use of a schema of valibot, as it can be walked. */
interface Walkable {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Walkable>>;
  readonly item?: Walkable;
  readonly options?: readonly unknown[];
  readonly wrapped?: Walkable;
  readonly key?: Walkable;
  readonly value?: Walkable;
  readonly pipe?: readonly (Walkable & { readonly requirement?: unknown; readonly description?: string })[];
}

type JsonSchema = Record<string, unknown>;

const FAMILIES: Readonly<Record<string, string>> = {
  attribution: 'Says who? All rules about sources.',
  leftover: 'What is this doing here? All rules about what came along with a paste.',
  duplicate: 'Haven’t I read this? All rules about text that stands twice.',
  draft: 'What concerns directives, source notes and the draft as a file.',
  settings: 'What concerns settings files.',
};

/** The schema as it is published: JSON, two spaces deep. */
export function settingsSchema(): string {
  const metas = [...ALL_RULES.map(({ meta }) => meta), ...OWN_RULES];
  const file = jsonSchema(SETTINGS_FILE as unknown as Walkable, []);
  const published = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/article-lint/article-lint/main/schemas/articlelint.schema.json',
    title: 'Settings of Article Lint',
    description:
      'The file .articlelint.json: settings of a folder of drafts, for editors and the command line alike.',
    allowComments: true,
    allowTrailingCommas: true,
    ...file,
    definitions: { severity: severityOf(metas), severityByRule: byRule(metas) },
  };
  return `${JSON.stringify(published, null, 2)}\n`;
}

function jsonSchema(schema: Walkable, path: readonly string[]): JsonSchema {
  const last = path[path.length - 1];
  if (last === 'severity') return { ...described(schema), $ref: '#/definitions/severityByRule' };
  const own = described(schema);
  switch (schema.type) {
    case 'optional':
      return schema.wrapped === undefined ? {} : jsonSchema(schema.wrapped, path);
    case 'strict_object': {
      const entries = Object.entries(schema.entries ?? {});
      const required = entries.filter(([, entry]) => entry.type !== 'optional').map(([name]) => name);
      return {
        ...own,
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          entries.map(([name, entry]) => [name, jsonSchema(entry, [...path, name])]),
        ),
        ...(required.length > 0 ? { required } : {}),
      };
    }
    case 'array':
      return {
        ...own,
        type: 'array',
        items: schema.item === undefined ? {} : jsonSchema(schema.item, [...path, 'item']),
      };
    case 'record':
      return {
        ...own,
        type: 'object',
        ...(schema.value === undefined || schema.value.type === 'unknown'
          ? {}
          : { additionalProperties: jsonSchema(schema.value, [...path, 'value']) }),
      };
    case 'picklist':
      return { ...own, enum: schema.options };
    case 'union':
      return {
        ...own,
        anyOf: (schema.options as readonly Walkable[]).map((option) => jsonSchema(option, path)),
      };
    case 'string':
      return { ...own, type: 'string' };
    case 'unknown':
      return own;
    default:
      throw new Error(`scripts/settings-schema.ts does not know schemas of type ${schema.type}: teach it.`);
  }
}

/** Description and limits, which valibot keeps in the pipe. */
function described(schema: Walkable): JsonSchema {
  const own: JsonSchema = {};
  const isList = schema.type === 'array';
  for (const step of [
    ...(schema.pipe ?? []),
    ...(schema.type === 'optional' ? (schema.wrapped?.pipe ?? []) : []),
  ]) {
    if (step.type === 'description' && step.description !== undefined) {
      own.description = step.description.replace(/`/g, '');
      own.markdownDescription = step.description;
    }
    if (step.type === 'max_length') own[isList ? 'maxItems' : 'maxLength'] = step.requirement;
    if (step.type === 'min_length') own[isList ? 'minItems' : 'minLength'] = step.requirement;
    if (step.type === 'non_empty') own.minLength = 1;
  }
  return own;
}

function severityOf(_metas: readonly RuleMeta[]): JsonSchema {
  return {
    enum: ['error', 'warning', 'information', 'hint', 'off'],
    enumDescriptions: [
      'Do not publish.',
      'A careful desk would not let it pass.',
      'A desk may want to know.',
      'Quiet: in the editor and in JSON output only.',
      'Not looked for.',
    ],
  };
}

/** Families first, then each rule with what it flags: what an editor completes and shows. */
function byRule(metas: readonly RuleMeta[]): JsonSchema {
  const entry = (description: string, usual: string | null): JsonSchema => ({
    allOf: [{ $ref: '#/definitions/severity' }],
    description: description.replace(/`/g, ''),
    markdownDescription: description,
    ...(usual === null ? {} : { default: usual }),
  });
  const properties = {
    ...Object.fromEntries(
      Object.entries(FAMILIES).map(([family, description]) => [family, entry(description, null)]),
    ),
    ...Object.fromEntries(
      metas.map(({ id, summary, rationale, severity }) => [
        id,
        entry(`${summary}.\n\n${rationale}`, severity),
      ]),
    ),
  };
  return { type: 'object', additionalProperties: false, properties };
}
