/** What users expect of a manifest: docs/conventions.md, as far as it can be read from package.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Setting {
  readonly type?: string;
  readonly default?: unknown;
  readonly scope?: string;
  readonly order?: number;
  readonly enum?: readonly unknown[];
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
}
interface Entry {
  readonly command: string;
  readonly when?: string;
}
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly keywords: readonly string[];
  readonly categories: readonly string[];
  readonly pricing: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: boolean } };
  readonly contributes: {
    readonly commands: readonly { command: string; category?: string; enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly keybindings?: unknown;
    readonly configuration: readonly { order: number; properties: Readonly<Record<string, Setting>> }[];
    readonly walkthroughs: readonly { steps: readonly { completionEvents: readonly string[] }[] }[];
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsWelcome: readonly { view: string }[];
  };
}

const manifest = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
) as Manifest;
const { contributes } = manifest;

describe('settings', () => {
  it.each(contributes.configuration.flatMap(({ properties }) => Object.entries(properties)))(
    '%s is described, scoped and ordered',
    (name, setting) => {
      expect(name).toMatch(/^articleLint\./);
      expect(setting.markdownDescription).toMatch(/^%.+%$/);
      expect(['resource', 'language-overridable', 'window']).toContain(setting.scope);
      expect(setting.order).toBeGreaterThan(0);
      expect(setting).toHaveProperty('default');
      // The names of trace levels are VS Code's own.
      if (setting.enum !== undefined && name !== 'articleLint.trace.server')
        expect(setting.markdownEnumDescriptions).toHaveLength(setting.enum.length);
    },
  );

  it('have no two at one place of a page', () => {
    for (const { properties } of contributes.configuration) {
      const orders = Object.values(properties).map(({ order }) => order);
      expect(new Set(orders).size).toBe(orders.length);
    }
  });
});

describe('commands', () => {
  it.each(contributes.commands)('$command has a category', ({ category }) => {
    expect(category).toBe('Article Lint');
  });

  it('that need a draft or a folder are not offered without', () => {
    const inPalette = new Map(contributes.menus.commandPalette?.map(({ command, when }) => [command, when]));
    const always = contributes.commands
      .filter(({ command, enablement }) => enablement === undefined && !inPalette.get(command))
      .map(({ command }) => command);
    expect(always).toEqual([
      'articleLint.openSample',
      'articleLint.refreshSources',
      'articleLint.restartServer',
      'articleLint.showOutput',
    ]);
  });

  it('stand in no menu that does not know them', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    for (const entries of Object.values(contributes.menus))
      for (const { command } of entries) expect(known).toContain(command);
  });

  it('take no keys', () => {
    expect(contributes.keybindings).toBeUndefined();
  });
});

it('starts with drafts, not with the window', () => {
  expect(manifest.activationEvents).not.toContain('*');
  expect(manifest.activationEvents.every((event) => /^(?:onLanguage|workspaceContains):/.test(event))).toBe(
    true,
  );
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
});

it('explains its empty views, and itself in five steps at most', () => {
  const explained = new Set(contributes.viewsWelcome.map(({ view }) => view));
  for (const { id } of Object.values(contributes.views).flat()) expect(explained).toContain(id);
  expect(contributes.walkthroughs).toHaveLength(1);
  const steps = contributes.walkthroughs[0]?.steps ?? [];
  expect(steps.length).toBeLessThanOrEqual(5);
  for (const { completionEvents } of steps) expect(completionEvents.length).toBeGreaterThan(0);
});

it('is found in the Marketplace', () => {
  expect(manifest.keywords.length).toBeLessThanOrEqual(5);
  expect(manifest.categories).toContain('Linters');
  expect(manifest.pricing).toBe('Free');
});
