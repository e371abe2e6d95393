/** Whom a source phrase stands for, across an article: `Vladimir Putin`, then `Putin`, then `he`. */
import type { Described, FullName } from './names.ts';
import type { SourceKind } from './sourcing-map.ts';

/** Somebody or something that the article names or quotes. */
export interface Speaker {
  readonly name: string;
  readonly kind: SourceKind;
  /** Lower-case word by which it is named again. */
  readonly key: string;
  /** `m`, `f`, or empty as long as nothing has told. */
  gender: string;
}

/** Reads source phrases in the order of the text and remembers who was named. */
export class Speakers {
  /** By last name, acronym or head word: who is meant at this point of the text. */
  readonly #byKey = new Map<string, Speaker>();
  /** People by full name. */
  readonly #byName = new Map<string, Speaker>();
  #person: Speaker | null = null;
  #group: Speaker | null = null;
  #thing: Speaker | null = null;

  /** Looks ahead, at the full names of each block in turn: a last name in the headline stands for the full name further down. */
  expect(names: readonly FullName[]): void {
    for (const full of names)
      if (!this.#byKey.has(full.key)) this.#byKey.set(full.key, this.#byFullName(full));
  }

  /** A block with these full names begins: from here on a last name stands for the full name in it. */
  enter(names: readonly FullName[]): void {
    for (const full of names) this.#byKey.set(full.key, this.#byFullName(full));
  }

  #byFullName({ name, key, gender }: FullName): Speaker {
    const known = this.#byName.get(name);
    if (known !== undefined) {
      if (known.gender === '') known.gender = gender;
      return known;
    }
    const fresh: Speaker = { name, kind: 'person', key, gender };
    this.#byName.set(name, fresh);
    return fresh;
  }

  /** Whom a described source phrase names or stands for. */
  resolve(described: Described): Speaker {
    if (described.pronoun !== '') return this.#pronoun(described);
    const speaker = this.#named(described);
    if (speaker.gender === '') speaker.gender = described.gender;
    this.#remember(speaker);
    return speaker;
  }

  #named(described: Described): Speaker {
    const { key, kind, name, named, gender } = described;
    const fresh: Speaker = { name, kind, key, gender };
    const known = this.#byKey.get(key);
    if (!named) {
      // `the ministry`: the one that was named before.
      return known !== undefined && known.kind === 'organization' && kind === 'organization' ? known : fresh;
    }
    const repeats = known !== undefined && isSameName(known.name.toLowerCase(), name.toLowerCase());
    if (repeats && (known.kind === kind || kind === 'person' || known.kind === 'person')) return known;
    this.#byKey.set(key, fresh);
    return fresh;
  }

  #pronoun(described: Described): Speaker {
    const unknown: Speaker = { name: described.name, kind: 'unknown', key: '', gender: described.gender };
    switch (described.pronoun) {
      case 'he':
      case 'she': {
        const person = this.#person;
        if (person === null || (person.gender !== '' && person.gender !== described.gender)) {
          const other = this.#lastOf(described.gender);
          return other ?? { ...unknown, kind: 'person' };
        }
        person.gender = described.gender;
        return person;
      }
      case 'they':
        return this.#group ?? unknown;
      case 'it':
        return this.#thing ?? unknown;
      default:
        return unknown;
    }
  }

  /** The person of that gender who was named last; null when nobody was. */
  #lastOf(gender: string): Speaker | null {
    let last: Speaker | null = null;
    for (const speaker of this.#byKey.values()) if (speaker.gender === gender) last = speaker;
    return last;
  }

  #remember(speaker: Speaker): void {
    const { kind } = speaker;
    if (kind === 'person' || kind === 'role' || kind === 'anonymous') this.#person = speaker;
    if (kind === 'organization' || kind === 'collective' || kind === 'role') this.#group = speaker;
    if (kind === 'organization' || kind === 'document') this.#thing = speaker;
  }
}

/** True when one of the names is the end of the other: `Putin`, `Vladimir Putin`, `Rival Hillary Clinton`. */
function isSameName(one: string, other: string): boolean {
  return one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`);
}
