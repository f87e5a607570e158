import type { FunctionDefinition } from "../registration/types.ts";
import type { ConcurrencyGate } from "./types.ts";

/**
 * Counts the steps in flight per limit and key. Limits of the scope `fn` belong to one function; those of `env`, and of
 * `account`, are shared by all functions with an equal key, each of which goes by its own limit
 * (https://www.inngest.com/docs/guides/concurrency#how-global-limits-work).
 */
export function createConcurrencyGate(): ConcurrencyGate {
  const inFlight = new Map<string, number>();
  // Free places of those who were refused for another one, until the next leaving: without them a step that needs two
  // limits could wait for ever while others take turns on each.
  const wanted = new Map<string, Set<string>>();

  const taken = (place: string) => inFlight.get(place) ?? 0;
  const reserved = (place: string, by: string) => {
    const claims = wanted.get(place);
    return claims === undefined ? 0 : claims.size - Number(claims.has(by));
  };

  return {
    tryEnter(definition, limitKeys) {
      const places = [...placesOf(definition, limitKeys)];
      const claim = places.length < 2 ? "" : places.map(([place]) => place).join("\n\n");
      const free = places.filter(([place, limit]) => taken(place) < limit);
      if (free.length < places.length) {
        for (const [place] of free) wanted.set(place, (wanted.get(place) ?? new Set()).add(claim));
        return false;
      }
      if (places.some(([place, limit]) => taken(place) + reserved(place, claim) >= limit)) return false;
      for (const [place] of places) inFlight.set(place, taken(place) + 1);
      return true;
    },
    leave(definition, limitKeys) {
      wanted.clear();
      for (const place of placesOf(definition, limitKeys).keys()) {
        const left = taken(place) - 1;
        if (left > 0) inFlight.set(place, left);
        else inFlight.delete(place);
      }
    },
  };
}

/** Names of the counters that a step goes by, with their limits; two equal ones are one, with the smaller limit. */
function placesOf(definition: FunctionDefinition, limitKeys: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, { scope, limit }] of definition.concurrency.entries()) {
    const key = limitKeys[index] ?? "";
    const place = scope === "fn" ? `fn\n${definition.id}\n${index}\n${key}` : `${scope}\n${key}`;
    places.set(place, Math.min(limit, places.get(place) ?? limit));
  }
  return places;
}
