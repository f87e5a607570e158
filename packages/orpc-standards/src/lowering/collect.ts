import type { Direction, JsonSchema, LoweringContext, LoweringProblem } from "./context.ts";

/** A lowering context that keeps everything in memory. */
export interface CollectingContext extends LoweringContext {
  /** Bodies by name. */
  readonly definitions: Record<string, JsonSchema>;
  readonly problems: LoweringProblem[];
  /** Names that stand for two different bodies. */
  readonly conflicts: Set<string>;
}

/** Collects named schemas under `prefix` (`#/$defs/`); for one schema, a test, or a validator. */
export function collectingContext(direction: Direction, prefix: string): CollectingContext {
  const definitions: Record<string, JsonSchema> = {};
  const sources = new Map<string, Set<object>>();
  const conflicts = new Set<string>();
  const problems: LoweringProblem[] = [];
  return {
    direction,
    definitions,
    problems,
    conflicts,
    define(name, source, lower) {
      const seen = sources.get(name);
      if (!seen) {
        sources.set(name, new Set([source]));
        definitions[name] = lower();
      } else if (!seen.has(source)) {
        seen.add(source);
        const again = lower();
        // An open definition is compared by nobody: its body is still being made.
        if (definitions[name] && JSON.stringify(definitions[name]) !== JSON.stringify(again)) conflicts.add(name);
      }
      return `${prefix}${name}`;
    },
    report: (problem) => void problems.push(problem),
    origin: () => undefined,
  };
}
