import type { PathStep } from "./json-path.ts";

/** A node that a path selects, and where it is met. */
export type OnMatch = (value: unknown, path: readonly (string | number)[]) => void;

/** How far one of the paths has come. */
interface Progress {
  readonly id: number;
  readonly step: PathStep;
  /** Nothing after the last step. */
  readonly next: Progress | undefined;
}

/** How far all of the paths have come, on the way to a node. */
interface State {
  readonly progresses: readonly Progress[];
  /** The objects that were met in this state. */
  readonly seen: WeakSet<object>;
  /** The state below, where no step matches. */
  rest: State | undefined;
}

/**
 * Calls back for the nodes that the paths select. A resolved document is a tree of millions of nodes on paper and a
 * graph of far fewer objects in memory: where an object is met again in the same state, all below it has been seen.
 */
export function sweep(root: unknown, paths: readonly (readonly PathStep[])[], onMatch: OnMatch): void {
  let id = 0;
  const starts = paths.map((steps) =>
    steps.reduceRight<Progress | undefined>((next, step) => ({ id: id++, step, next }), undefined),
  );
  const states = new Map<string, State>();
  const path: (string | number)[] = [];

  const intern = (progresses: readonly Progress[]): State => {
    const key = progresses.map((progress) => progress.id).join();
    const state = states.get(key) ?? { progresses, seen: new WeakSet(), rest: undefined };
    states.set(key, state);
    return state;
  };

  const descend = (state: State, key: string, value: unknown): State => {
    let found: Progress[] | undefined;
    for (const { step, next } of state.progresses) {
      if (!step.matches(value, key)) continue;
      found ??= [];
      if (next) found.push(next);
      else onMatch(value, path);
    }
    state.rest ??= intern(state.progresses.filter(({ step }) => step.descends));
    return found && found.length > 0 ? intern([...new Set([...state.rest.progresses, ...found])]) : state.rest;
  };

  const visit = (node: object, state: State): void => {
    if (state.progresses.length === 0 || state.seen.has(node)) return;
    state.seen.add(node);
    const isArray = Array.isArray(node);
    for (const [key, value] of Object.entries(node)) {
      path.push(isArray ? Number(key) : key);
      const below = descend(state, key, value);
      if (typeof value === "object" && value !== null) visit(value, below);
      path.pop();
    }
  };

  if (typeof root === "object" && root !== null) visit(root, intern(starts.filter((start) => start !== undefined)));
}
