/** Reading a settings file: syntax, what does not fit the schema, names and expressions, each reported at its place. */
import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as v from 'valibot';
import { phraseProblem } from '../leftovers/house-phrase.ts';
import type { SettingsBase, SettingsLayer, SettingsProblem } from './layer.ts';
import { nearestName } from './nearest-name.ts';
import { BASE, SETTINGS_FILE } from './schema.ts';

/** What is known by name in a settings file. */
export interface KnownNames {
  /** Rule ids: `attribution/vague-source`. */
  readonly rules: readonly string[];
}

export interface ParsedSettings {
  /** Null when the text is no JSON object at all. */
  readonly layer: SettingsLayer | null;
  readonly problems: readonly SettingsProblem[];
  /** Place of a value in the text; null when nothing stands there. */
  placeOf(path: readonly (string | number)[]): { readonly start: number; readonly end: number } | null;
}

/**
 * Reads a settings file (JSON with comments and trailing commas). A wrong entry is reported at its place and
 * left out, the others hold; a file with broken syntax gives no layer, so that the last good one can stay in force.
 */
export function parseSettings(text: string, known: KnownNames): ParsedSettings {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const deep = tooDeepAt(body);
  if (deep !== -1) {
    const problem: SettingsProblem = {
      start: deep,
      end: deep + 1,
      message: `No setting is nested more than ${MOST_NESTED} deep: nothing of this file is used.`,
      rule: 'settings/syntax',
      severity: 'error',
    };
    return { layer: null, problems: [problem], placeOf: () => null };
  }
  const errors: ParseError[] = [];
  const root = parseTree(body, errors, { allowTrailingComma: true, disallowComments: false });
  // What follows the first errors is mostly their echo.
  const problems: SettingsProblem[] = errors.slice(0, MOST_SYNTAX).map((error) => ({
    start: error.offset,
    end: Math.min(body.length, error.offset + Math.max(1, error.length)),
    message: `The settings are not valid JSON here: ${SYNTAX[printParseErrorCode(error.error)] ?? 'something is missing or too much'}. Until it is mended, the last good settings stay in force.`,
    rule: 'settings/syntax',
    severity: 'error' as const,
  }));
  const placeOf = (path: readonly (string | number)[]) => placeAt(root, path);
  if (body.trim() === '') return { layer: {}, problems: [], placeOf };
  if (root === undefined || problems.length > 0) return { layer: null, problems, placeOf };
  if (root.type !== 'object') {
    problems.push({
      ...(placeAt(root, []) ?? { start: 0, end: 1 }),
      message: 'The settings must be a JSON object: begin with “{” and end with “}”.',
      rule: 'settings/syntax',
      severity: 'error',
    });
    return { layer: null, problems, placeOf };
  }
  const value = plainValue(root) as Record<string, unknown>;
  const places: ListPlaces = new WeakMap();
  if (!checkValues(value, root, places, problems)) return { layer: null, problems, placeOf };
  const layer = value as SettingsLayer;
  const written = (path: readonly (string | number)[]) => writtenPath(value, path, places);
  checkNames(layer, root, written, known, problems);
  checkPhrases(layer, root, written, problems);
  problems.sort((a, b) => a.start - b.start);
  return { layer, problems, placeOf };
}

/** Deeper than any setting. A reader of trees calls itself for each level, and such a file could end it. */
const MOST_NESTED = 50;
const MOST_SYNTAX = 3;

/** Where brackets first stand deeper than {@link MOST_NESTED}; -1 where they do not. */
function tooDeepAt(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const at = scanner.getTokenOffset();
    const sign = text.charAt(at);
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    if (depth > MOST_NESTED) return at;
  }
  return -1;
}

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that JSON does not know (put texts between double quotes)',
  InvalidNumberFormat: 'a number is not written right',
  PropertyNameExpected: 'a name between double quotes must follow',
  ValueExpected: 'a value must follow',
  ColonExpected: 'a colon must follow the name',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a “}” is missing',
  CloseBracketExpected: 'a “]” is missing',
  EndOfFileExpected: 'the file goes on after its end',
  UnexpectedEndOfComment: 'a comment is not closed',
  UnexpectedEndOfString: 'a text is not closed',
  InvalidCharacter: 'a character that may not stand in a text',
};

/** More wrong entries than anybody mends one by one: such a file is no settings file. */
const MOST_WRONG = 1000;

/** Reports what does not fit the schema, and takes it out of `value` until the rest fits; false when it never does. */
function checkValues(
  value: Record<string, unknown>,
  root: Node,
  places: ListPlaces,
  problems: SettingsProblem[],
): boolean {
  for (let round = 0; round < MOST_WRONG; round++) {
    const parsed = v.safeParse(SETTINGS_FILE, value, { abortPipeEarly: true, abortEarly: true });
    if (parsed.success) return true;
    const path = (parsed.issues[0].path ?? []).map((item) => item.key as string | number);
    const written = writtenPath(value, path, places);
    const isUnknownKey = parsed.issues[0].type === 'strict_object' && parsed.issues[0].expected === 'never';
    problems.push({
      ...((isUnknownKey ? keyPlaceAt(root, written) : placeAt(root, written)) ?? { start: 0, end: 1 }),
      message: messageFor(parsed.issues[0], written),
      rule: 'settings/value',
      severity: 'error',
    });
    if (!removeAt(value, path, places)) return false;
  }
  problems.push({
    start: 0,
    end: 1,
    message: `More than ${MOST_WRONG.toLocaleString('en-US')} entries are wrong: nothing of this file is used.`,
    rule: 'settings/value',
    severity: 'error',
  });
  return false;
}

/** For lists that entries were taken out of: where in the file each entry that is left stands. */
type ListPlaces = WeakMap<readonly unknown[], number[]>;

/** Leads from a path in what is left to the path in the file. */
type Written = (path: readonly (string | number)[]) => (string | number)[];

/** The path as it is in the file. */
function writtenPath(
  value: unknown,
  path: readonly (string | number)[],
  places: ListPlaces,
): (string | number)[] {
  let holder = value;
  return path.map((key) => {
    const written =
      Array.isArray(holder) && typeof key === 'number' ? (places.get(holder)?.[key] ?? key) : key;
    holder = (holder as Record<string | number, unknown> | null | undefined)?.[key];
    return written;
  });
}

type Issue = v.BaseIssue<unknown>;

function messageFor(issue: Issue, path: readonly (string | number)[]): string {
  const name = path.length === 0 ? 'The file' : `“${path.join('.')}”`;
  const key = String(path[path.length - 1] ?? '');
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const names = knownKeys(path);
    const nearest = nearestName(key, names);
    return `There is no setting ${name}${nearest === null ? `: known here are ${names.join(', ')}` : `: did you mean “${nearest}”?`}`;
  }
  if (issue.type === 'union') {
    return path[0] === 'extends'
      ? `${name} must be a text or a list of texts.`
      : `${name} must be a phrase, or an object with “phrase” and perhaps “class” and “fix” (safe, suggested, none). A regular expression is a phrase between slashes: “/…/”.`;
  }
  if (issue.type === 'picklist') {
    return `${name} cannot be ${issue.received}: choose one of ${issue.expected?.replace(/[()]/g, '').replace(/ \| /g, ', ')}.`;
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') return `${name} is missing.`;
  if (issue.type === 'max_length') return `${name} is longer than ${String(issue.requirement)}: shorten it.`;
  if (issue.type === 'min_length') return `${name} must name at least one.`;
  if (issue.type === 'non_empty') return issue.message;
  return `${name} must be ${EXPECTED[issue.expected ?? ''] ?? issue.expected ?? 'something else'}, not ${issue.received}.`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  Array: 'a list',
  Object: 'an object',
};

/** The names that the schema knows beside the key that `path` ends with. */
function knownKeys(path: readonly (string | number)[]): string[] {
  const own = Object.keys(BASE);
  const holder = path.slice(0, -1);
  const last = holder[holder.length - 1];
  if (holder.length === 0) return ['extends', 'drafts', ...own, 'overrides'];
  if (typeof last === 'number') {
    return holder[holder.length - 2] === 'overrides' ? ['files', ...own] : ['phrase', 'class', 'fix'];
  }
  if (last === 'drafts') return ['include', 'exclude'];
  if (last === 'leftovers') return ['house', 'brands', 'phrases'];
  if (last === 'attribution') return ['settled'];
  if (last === 'duplicates') return ['background'];
  return [];
}

/** Takes the value at `path` (or, when a key is missing there, what should hold it) out of `value`; false when it cannot. */
function removeAt(value: unknown, path: readonly (string | number)[], places: ListPlaces): boolean {
  const last = path[path.length - 1];
  if (last === undefined) return false;
  let holder: unknown = value;
  for (const key of path.slice(0, -1))
    holder = (holder as Record<string | number, unknown> | undefined)?.[key];
  if (Array.isArray(holder) && typeof last === 'number') {
    const written = places.get(holder) ?? holder.map((_, at) => at);
    holder.splice(last, 1);
    written.splice(last, 1);
    places.set(holder, written);
    return true;
  }
  if (typeof holder !== 'object' || holder === null) return false;
  if (!(last in holder)) return removeAt(value, path.slice(0, -1), places);
  delete (holder as Record<string | number, unknown>)[last];
  return true;
}

/** Reports rule ids that no rule has. They silence nothing, so that a misspelt one does not go unnoticed. */
function checkNames(
  layer: SettingsLayer,
  root: Node,
  written: Written,
  known: KnownNames,
  problems: SettingsProblem[],
): void {
  const families = [...new Set(known.rules.map((rule) => rule.slice(0, rule.indexOf('/'))))];
  const names = [...known.rules, ...families];
  const check = (
    record: object | undefined,
    path: readonly (string | number)[],
    accepted: readonly string[],
  ) => {
    for (const name of Object.keys(record ?? {})) {
      if (accepted.includes(name)) continue;
      const nearest = nearestName(name, accepted);
      problems.push({
        ...(keyPlaceAt(root, [...written(path), name]) ?? { start: 0, end: 1 }),
        message: `There is no rule “${name}”: ${nearest === null ? '`article-lint rules` lists them' : `did you mean “${nearest}”?`}`,
        rule: 'settings/unknown-name',
        severity: 'error',
      });
    }
  };
  check(layer.severity, ['severity'], names);
  check(layer.options, ['options'], known.rules);
  layer.overrides?.forEach((override, at) => {
    check(override.severity, ['overrides', at, 'severity'], names);
    check(override.options, ['overrides', at, 'options'], known.rules);
  });
}

/** Reports phrases and expressions that cannot be run; they find nothing, so they may stay. */
function checkPhrases(layer: SettingsLayer, root: Node, written: Written, problems: SettingsProblem[]): void {
  const check = (base: SettingsBase, path: readonly (string | number)[]) => {
    base.leftovers?.phrases?.forEach((entry, at) => {
      const phrase = typeof entry === 'string' ? entry : entry.phrase;
      const message = phraseProblem(phrase);
      if (message === null) return;
      const place = placeAt(root, [
        ...written([...path, 'leftovers', 'phrases', at]),
        ...(typeof entry === 'string' ? [] : ['phrase']),
      ]) ?? { start: 0, end: 1 };
      problems.push({ ...place, message, rule: 'settings/pattern', severity: 'error' });
    });
  };
  check(layer, []);
  layer.overrides?.forEach((override, at) => {
    check(override, ['overrides', at]);
  });
}

function placeAt(
  root: Node | undefined,
  path: readonly (string | number)[],
): { start: number; end: number } | null {
  if (root === undefined) return null;
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    // An unknown name is best shown at the name, a wrong value at the value.
    if (node !== undefined) return { start: node.offset, end: node.offset + node.length };
  }
  return null;
}

function keyPlaceAt(root: Node, path: readonly (string | number)[]): { start: number; end: number } | null {
  const key = findNodeAtLocation(root, [...path])?.parent?.children?.[0];
  return key === undefined ? placeAt(root, path) : { start: key.offset, end: key.offset + key.length };
}

/** The node's value. Own keys only: `__proto__` in a settings file is a key like any other. */
function plainValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  const value: Record<string, unknown> = Object.create(null);
  for (const property of node.children ?? []) {
    const [key, held] = property.children ?? [];
    if (key !== undefined && held !== undefined) value[String(key.value)] = plainValue(held);
  }
  return value;
}
