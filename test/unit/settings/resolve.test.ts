import { describe, expect, it } from 'vitest';
import { resolveSettings } from '../../../server/src/settings/resolve.ts';

describe('layers', () => {
  it('are the defaults when there are none', () => {
    const { settingsFor, drafts } = resolveSettings([]);
    expect(settingsFor('a.md').profile).toBe('desk');
    expect(drafts).toEqual({ include: null, exclude: [] });
  });

  it('join lists, and let later values win', () => {
    const settings = resolveSettings([
      { profile: 'wire', leftovers: { house: ['a', 'b'] }, drafts: { include: ['*.md'], exclude: ['x'] } },
      { profile: 'pr', leftovers: { house: ['b', 'c'] }, drafts: { exclude: ['y'] } },
    ]);
    expect(settings.settingsFor(null)).toMatchObject({
      profile: 'pr',
      leftovers: { house: ['a', 'b', 'c'] },
    });
    expect(settings.drafts).toEqual({ include: ['*.md'], exclude: ['x', 'y'] });
  });

  it('let a later word on a family end an earlier one on its rules', () => {
    const { settingsFor } = resolveSettings([
      { severity: { 'leftover/market-widget': 'error', 'duplicate/line': 'hint' } },
      { severity: { leftover: 'off' } },
    ]);
    expect(settingsFor(null).severities).toEqual({ leftover: 'off', 'duplicate/line': 'hint' });
  });

  it('keep a rule beside its family within one layer', () => {
    const severity = { leftover: 'off', 'leftover/market-widget': 'error' } as const;
    expect(resolveSettings([{ severity }]).settingsFor(null).severities).toEqual(severity);
  });

  it('apply overrides after all bases, later ones last, with one object for equal overrides', () => {
    const { settingsFor } = resolveSettings([
      { overrides: [{ files: ['opinion/**'], profile: 'opinion' }] },
      { profile: 'wire', overrides: [{ files: ['**/*.html'], severity: { duplicate: 'off' } }] },
    ]);
    expect(settingsFor('news/a.md').profile).toBe('wire');
    expect(settingsFor('opinion/a.md').profile).toBe('opinion');
    expect(settingsFor('opinion/a.html')).toMatchObject({
      profile: 'opinion',
      severities: { duplicate: 'off' },
    });
    expect(settingsFor('opinion/a.md')).toBe(settingsFor('opinion/b/c.md'));
  });

  it('read a phrase given as a text or as an object', () => {
    const phrases = ['Sign up*', { phrase: 'x', class: 'promo', fix: 'safe' as const }, '/a+/'];
    expect(resolveSettings([{ leftovers: { phrases } }]).settingsFor(null).leftovers.phrases).toEqual([
      { phrase: 'Sign up*', class: 'house phrase', fix: 'suggested' },
      { phrase: 'x', class: 'promo', fix: 'safe' },
      { phrase: '/a+/', class: 'house phrase', fix: 'suggested' },
    ]);
  });

  it('join options rule by rule', () => {
    const { settingsFor } = resolveSettings([
      { options: { 'a/b': { x: 1, y: 1 } } },
      { options: { 'a/b': { y: 2 }, 'c/d': { z: 3 } } },
    ]);
    expect(settingsFor(null).options).toEqual({ 'a/b': { x: 1, y: 2 }, 'c/d': { z: 3 } });
  });
});
