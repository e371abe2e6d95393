import { describe, expect, it } from 'vitest';
import { keptWith } from '../../../server/src/article/kept-with.ts';
import { type Block, besideBlock, perBlock } from '../../../server/src/article/model.ts';
import { readArticle } from '../../../server/src/article/read.ts';

describe('what is kept with an object', () => {
  it('is that of its own place, and can be replaced', () => {
    const sizes = keptWith<object, number>('size');
    const names = keptWith<object, string>('name');
    const owner = {};
    expect(sizes.get(owner)).toBeUndefined();
    sizes.set(owner, 1);
    names.set(owner, 'a');
    sizes.set(owner, 2);
    expect([sizes.get(owner), names.get(owner), sizes.get({})]).toEqual([2, 'a', undefined]);
  });

  it('does not show, and does not come along when the object is spread', () => {
    const sizes = keptWith<object, number>('size');
    const owner = { text: 'a' };
    sizes.set(owner, 1);
    expect(JSON.stringify(owner)).toBe('{"text":"a"}');
    expect(owner).toEqual({ text: 'a' });
    expect(sizes.get({ ...owner })).toBeUndefined();
  });
});

describe('what is kept beside a block', () => {
  const [block] = readArticle('The council met on Friday.', 'text').blocks as [Block];

  it('goes with what was worked out from it alone, and not to another block', () => {
    const lengths = perBlock(({ reading }) => reading.length);
    const marks = besideBlock<string>();
    expect(marks.get(block)).toBeUndefined();
    marks.set(block, 'seen');
    expect([lengths(block), marks.get(block)]).toEqual([26, 'seen']);
    expect(marks.get({ ...block })).toBeUndefined();
  });
});
