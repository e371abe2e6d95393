/** What was worked out from an object and is kept for as long as the object is. */

export interface KeptWith<Owner extends object, Value> {
  get(owner: Owner): Value | undefined;
  set(owner: Owner, value: Value): void;
}

/**
 * A place on each object for one kind of value. A `WeakMap` promises the same, but a collector by generations takes
 * every value of a long-lived weak map for alive: each small collection then carries whole drafts, which nobody
 * holds any longer, over to the old generation. Here the owner holds the value, and both go together.
 */
export function keptWith<Owner extends object, Value>(name: string): KeptWith<Owner, Value> {
  const place = Symbol(name);
  type Keeper = Owner & { [place]?: Value };
  return {
    get: (owner: Keeper) => owner[place],
    set(owner: Keeper, value) {
      // Not enumerable: an object that is spread into another one does not hand on what is true of itself alone.
      if (owner[place] === undefined) Object.defineProperty(owner, place, { value, writable: true });
      else owner[place] = value;
    },
  };
}
