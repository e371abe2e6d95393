import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { type DraftPrint, printOf, printOfTyped } from '../../../server/src/passages/draft-print.ts';
import { MemoryIndex } from '../../../server/src/passages/memory-index.ts';
import { random } from '../../bench/generated-drafts.ts';
import { edited, longDraft } from '../../fuzz/long-edits.ts';

/** A row of made-up words, the same for the same seed. */
function words(seed: number, count: number): string[] {
  let state = seed * 2654435761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return `w${(state >>> 8) % 50021}`;
  });
}

function print(text: string): DraftPrint {
  return printOf(readArticle(text, 'text'));
}

describe('MemoryIndex', () => {
  const passage = words(1, 60).join(' ');
  const one = `${words(2, 100).join(' ')}\n\n${passage}\n\n${words(3, 50).join(' ')}`;
  const two = `${words(4, 30).join(' ')}\n\n${passage}`;

  it('finds a shared passage, with exact spans in both drafts', () => {
    const index = new MemoryIndex();
    index.add('one', print(one));
    index.add('two', print(two));
    index.add('three', print(words(5, 400).join(' ')));
    const [shared, ...others] = index.find('one');
    expect(others).toEqual([]);
    expect(shared?.id).toBe('two');
    const [found] = shared?.passages ?? [];
    expect(one.slice(found?.here.start, found?.here.end)).toBe(passage);
    expect(two.slice(found?.there.start, found?.there.end)).toBe(passage);
    expect(found?.words).toBe(60);
    expect(shared?.share).toBeCloseTo(60 / 210);
    expect(shared?.containment).toBeCloseTo(60 / 90);
  });

  it('answers alike however many drafts it was made for', () => {
    const drafts = Array.from({ length: 300 }, (_, at) =>
      [...words(at, 150), ...words(at % 100, 50)].join(' '),
    );
    const answers = [0, 10, 100_000].map((expected) => {
      const index = new MemoryIndex(expected);
      for (const [at, text] of drafts.entries()) index.add(`draft-${at}`, print(text));
      return drafts.map((_, at) => index.find(`draft-${at}`));
    });
    expect(answers[0]?.[0]?.length).toBe(2);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('answers for a text that it does not hold, and leaves the draft itself out', () => {
    const index = new MemoryIndex();
    index.add('one', print(one));
    index.add('two', print(two));
    expect(index.find(print(two)).map(({ id }) => id)).toEqual(['two', 'one']);
    expect(index.find(print(two), 'two').map(({ id }) => id)).toEqual(['one']);
    expect(index.find('missing')).toEqual([]);
  });

  it('aligns over words put in, left out and exchanged', () => {
    const source = words(7, 120);
    const changed = source.flatMap((word, at) =>
      at % 10 === 7 ? (at % 3 === 0 ? [] : at % 3 === 1 ? ['other'] : [word, 'more']) : [word],
    );
    const index = new MemoryIndex();
    index.add('a', print(source.join(' ')));
    const [shared] = index.find(print(changed.join(' ')));
    expect(shared?.passages).toHaveLength(1);
    expect(shared?.containment).toBeGreaterThan(0.85);
  });

  it('goes on to the last words of a passage when a word shortly before them differs', () => {
    const source = words(7, 44);
    const changed = source.map((word, at) => (at === 3 || at === 40 ? 'other' : word)).join(' ');
    const text = `${words(8, 90).join(' ')}\n\n${changed}\n\n${words(9, 90).join(' ')}`;
    const index = new MemoryIndex();
    index.add('a', print(`${words(10, 90).join(' ')}\n\n${source.join(' ')}\n\n${words(11, 90).join(' ')}`));
    const [found] = index.find(print(text))[0]?.passages ?? [];
    expect(text.slice(found?.here.start, found?.here.end)).toBe(changed);
    expect([found?.words, found?.agreeing]).toEqual([44, 42]);
  });

  it('is silent about fewer than 40 words', () => {
    const index = new MemoryIndex();
    const short = words(9, 39).join(' ');
    index.add('a', print(`${words(10, 80).join(' ')} ${short} ${words(11, 80).join(' ')}`));
    expect(index.find(print(`${short} ${words(12, 90).join(' ')}`))).toEqual([]);
  });

  it('forgets what was removed or replaced', () => {
    const index = new MemoryIndex();
    index.add('one', print(one));
    index.add('two', print(two));
    index.add('two', print(words(6, 90).join(' ')));
    expect(index.find('one')).toEqual([]);
    expect(index.remove('two')).toBe(true);
    expect(index.remove('two')).toBe(false);
    expect(index.size).toBe(1);
  });

  it('leads back to offsets over long gaps and long words', () => {
    const long = 'x'.repeat(40);
    const text = `${'\n'.repeat(300)}${long} ${passage.replaceAll(' ', `${' '.repeat(20)}`)}`;
    const index = new MemoryIndex();
    index.add('a', print(text));
    const [shared] = index.find(print(passage));
    const [found] = shared?.passages ?? [];
    expect(text.slice(found?.there.start, found?.there.end)).toBe(
      passage.replaceAll(' ', `${' '.repeat(20)}`),
    );
  });

  it('leads through markup to the characters of the file', () => {
    const marked = passage.replace(' ', ' **').replace(/ (\S+)$/, '** [$1](https://example.org/a)');
    const text = `---\ntitle: Marked\n---\n\n# Head\n\nSome *words* first.\n\n${marked}\n\nAnd &amp; after.`;
    const index = new MemoryIndex();
    index.add('a', printOf(readArticle(text, 'markdown')));
    const [shared] = index.find(print(passage));
    const [found] = shared?.passages ?? [];
    const last = marked.slice(marked.indexOf('[') + 1, marked.indexOf(']'));
    expect(text.slice(found?.there.start, found?.there.end)).toBe(
      marked.slice(0, marked.indexOf(last) + last.length),
    );
  });

  it('knows a long copy as one, whatever phrases of it recur, and however few words differ', () => {
    // Every draft says these again and again.
    const stock = Array.from({ length: 40 }, (_, at) => words(900 + at, 6));
    const own = words(31, 30_000);
    const text = own.flatMap((word, at) => (at % 9 === 4 ? [word, ...(stock[(at * 7) % 40] ?? [])] : [word]));
    const copy = text.map((word, at) => (at % 500 === 250 ? 'changed' : word));
    const index = new MemoryIndex();
    index.add('saved', print(text.join(' ')));
    for (const draft of [text, copy]) {
      const [shared] = index.find(print(draft.join(' ')));
      expect(shared?.passages).toHaveLength(1);
      expect(shared?.containment).toBeGreaterThan(0.99);
    }
  });

  describe('in steps', () => {
    const long = Array.from({ length: 40 }, (_, at) => words(50 + at, 1000).join(' ')).join('\n\n');
    const filled = (): MemoryIndex => {
      const index = new MemoryIndex();
      index.add('saved', print(long));
      index.add('one', print(one));
      index.add('two', print(two));
      return index;
    };

    it('does little in each', () => {
      let steps = 0;
      for (const _ of filled().findSteps(print(long), 'typed')) steps++;
      // Three passes over 40,000 words, and one over their fingerprints.
      expect(steps).toBeGreaterThan(10);
    });

    it('says the same whatever is asked, added and removed meanwhile that has no part in it', () => {
      const expected = filled().find(print(long));
      expect(expected.map(({ id }) => id)).toEqual(['saved']);
      const index = filled();
      const steps = index.findSteps(print(long), 'typed');
      for (let at = 0; ; at++) {
        const step = steps.next();
        if (step.done === true) {
          expect(step.value).toEqual(expected);
          break;
        }
        if (at % 3 === 0) expect(index.find('one').map(({ id }) => id)).toEqual(['two']);
        else if (at % 3 === 1) index.add(`other ${at}`, print(words(at, 300).join(' ')));
        else index.remove(`other ${at - 1}`);
      }
    });

    it('names nobody who has gone, whoever has come to the same place', () => {
      const whole = (): number => [...filled().findSteps(print(long), 'typed')].length;
      for (let stop = 0; stop < whole(); stop++) {
        const index = filled();
        const steps = index.findSteps(print(long), 'typed');
        for (let at = 0; at <= stop; at++) steps.next();
        index.remove('saved');
        index.add('other', print(words(7, 40_000).join(' ')));
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        expect(step.value, `removed after step ${stop}`).toEqual([]);
      }
    });

    it('leaves nothing behind where it is given up', () => {
      const index = filled();
      const steps = index.findSteps(print(long), 'typed');
      steps.next();
      steps.return([]);
      expect(index.find('one').map(({ id }) => id)).toEqual(['two']);
      expect(index.find(print(long)).map(({ id }) => id)).toEqual(['saved']);
    });
  });

  it('goes on where its image was taken', () => {
    const index = new MemoryIndex();
    for (let at = 0; at < 30; at++) index.add(`d${at}`, print(words(20 + at, 200).join(' ')));
    index.remove('d3');
    index.add('one', print(one));
    const again = MemoryIndex.from(structuredClone(index.image()));
    expect([...again.ids()].sort()).toEqual([...index.ids()].sort());
    again.add('two', print(two));
    expect(again.find('one').map(({ id }) => id)).toEqual(['two']);
    expect(again.find('d5')).toEqual(index.find('d5'));
  });

  it('finds each passage of 40 words or more that brute force finds, after any adding and removing', () => {
    const step = fc.record({
      id: fc.integer({ min: 0, max: 7 }),
      parts: fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 5 }),
      removes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 30 }), (steps) => {
        const index = new MemoryIndex();
        const held = new Map<string, number[]>();
        for (const { id, parts, removes } of steps) {
          if (removes) {
            expect(index.remove(`${id}`)).toBe(held.delete(`${id}`));
            continue;
          }
          held.set(`${id}`, parts);
          // Part p is 30 + 4p words long: part 3 and above make a passage alone.
          index.add(
            `${id}`,
            print(parts.map((part) => words(100 + part, 30 + 4 * part).join(' ')).join('\n')),
          );
        }
        expect(index.size).toBe(held.size);
        for (const [id, parts] of held) {
          const found = index.find(id).map((shared) => shared.id);
          for (const [other, others] of held) {
            if (other === id) continue;
            const shares = parts.some((part) => part >= 3 && others.includes(part));
            if (shares) expect(found).toContain(other);
            if (!parts.some((part) => others.includes(part))) expect(found).not.toContain(other);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('prints a draft that is typed in as it prints a new one', () => {
  for (const format of ['text', 'markdown', 'html'] as const) {
    const next = random(7);
    let text = longDraft(40, format, next);
    let article = readArticle(text, format);
    const earlier: string[] = [];
    for (let edit = 0; edit < 40; edit++) {
      earlier.push(text);
      text = edited(text, earlier, next);
      article = readArticle(text, format, article);
      expect(printOfTyped(article)).toEqual(printOf(readArticle(text, format)));
    }
  }
});
