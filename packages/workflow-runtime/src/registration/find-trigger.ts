import type { FunctionDefinition, Trigger } from "./types.ts";

/**
 * The first trigger of a function that an event fires; its condition has to be exactly true. `onFailed` hears of a
 * condition that has no value.
 */
export function findTrigger(
  definition: FunctionDefinition,
  event: { readonly name: string; readonly data: unknown },
  onFailed: () => void = () => {},
): Trigger | undefined {
  return definition.triggers.find((trigger) => {
    if (trigger.kind !== "event" || !isNamed(event.name, trigger.name)) return false;
    if (trigger.condition === undefined) return true;
    const value = trigger.condition.evaluate({ event });
    if (value === undefined) onFailed();
    return value === true;
  });
}

/** Whether a name is the one that a trigger gives, or begins as one that ends in `*`; `*` alone is no internal event. */
export function isNamed(name: string, pattern: string): boolean {
  if (!pattern.endsWith("*")) return name === pattern;
  if (name.startsWith("inngest/") && !pattern.startsWith("inngest/")) return false;
  return name.startsWith(pattern.slice(0, -1));
}
