/** Whom a source phrase stands for, across an article: `Vladimir Putin`, then `Putin`, then `he`. */
import { type Described, describe } from './names.ts';
import { subjectBefore } from './phrases.ts';
import type { SourceKind } from './sourcing-map.ts';
import type { Phrase, Wording } from './wording.ts';

/** Somebody or something that the article quotes. */
export interface Speaker {
  readonly name: string;
  readonly kind: SourceKind;
  readonly key: string;
  gender: string;
}

/** Reads source phrases in the order of the text and remembers who was named. */
export class Speakers {
  readonly #byKey = new Map<string, Speaker>();
  #person: Speaker | null = null;
  #group: Speaker | null = null;
  #thing: Speaker | null = null;

  resolve(wording: Wording, phrase: Phrase): Speaker {
    const described = describe(wording, phrase);
    if (described.pronoun !== '') return this.#pronoun(wording, phrase, described);
    const known = this.#byKey.get(described.key);
    let speaker: Speaker;
    if (described.named) {
      if (
        known !== undefined &&
        known.name.length >= described.name.length &&
        (known.kind === 'person' || known.kind === described.kind)
      ) {
        speaker = known;
      } else {
        speaker = {
          name: described.name,
          kind: described.kind,
          key: described.key,
          gender: described.gender,
        };
        this.#byKey.set(described.key, speaker);
      }
    } else {
      speaker =
        known !== undefined && known.kind === 'organization'
          ? known
          : { name: described.name, kind: described.kind, key: described.key, gender: described.gender };
    }
    if (speaker.gender === '' && described.gender !== '') speaker.gender = described.gender;
    this.#remember(speaker);
    return speaker;
  }

  #pronoun(wording: Wording, phrase: Phrase, described: Described): Speaker {
    const unknown: Speaker = { name: described.name, kind: 'unknown', key: '', gender: described.gender };
    switch (described.pronoun) {
      case 'he':
      case 'she': {
        const person = this.#person;
        if (person !== null && (person.gender === '' || person.gender === described.gender)) {
          person.gender = described.gender;
          return person;
        }
        return { ...unknown, kind: 'person' };
      }
      case 'they':
        return this.#group ?? unknown;
      case 'it':
        return this.#thing ?? unknown;
      case 'who':
      case 'which':
      case 'that': {
        const owner = subjectBefore(wording, phrase.from, 0);
        return owner === null || owner.from === phrase.from ? unknown : this.resolve(wording, owner);
      }
      default:
        return unknown;
    }
  }

  #remember(speaker: Speaker): void {
    if (speaker.kind === 'person' || speaker.kind === 'role' || speaker.kind === 'anonymous')
      this.#person = speaker;
    if (speaker.kind === 'organization' || speaker.kind === 'collective' || speaker.kind === 'role')
      this.#group = speaker;
    if (speaker.kind === 'organization' || speaker.kind === 'document') this.#thing = speaker;
  }
}
