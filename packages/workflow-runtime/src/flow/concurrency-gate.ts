import type { FunctionDefinition } from "../registration/types.ts";
import type { ConcurrencyGate } from "./types.ts";

/** Counts the steps in flight per limit and key. */
export function createConcurrencyGate(): ConcurrencyGate {
  const inFlight = new Map<string, number>();

  return {
    tryEnter(definition, limitKeys) {
      const places = definition.concurrency.map((_, index) => placeOf(definition, limitKeys, index));
      const full = definition.concurrency.some(({ limit }, at) => (inFlight.get(places[at] as string) ?? 0) >= limit);
      if (full) return false;
      for (const place of places) inFlight.set(place, (inFlight.get(place) ?? 0) + 1);
      return true;
    },
    leave(definition, limitKeys) {
      for (const index of definition.concurrency.keys()) {
        const place = placeOf(definition, limitKeys, index);
        const left = (inFlight.get(place) ?? 0) - 1;
        if (left > 0) inFlight.set(place, left);
        else inFlight.delete(place);
      }
    },
  };
}

function placeOf(definition: FunctionDefinition, limitKeys: readonly string[], index: number): string {
  return `${definition.id}\n${index}\n${limitKeys[index] ?? ""}`;
}
