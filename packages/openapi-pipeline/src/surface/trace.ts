import { relative, sep } from "node:path";
import type { SourceLocation } from "../diagnostics/diagnostic.ts";
import type { ChainLink, LiteralKeys, Site } from "./instrument.ts";

/** A module whose expressions are traced. */
export interface TracedModule {
  /** Absolute path. */
  readonly path: string;
  readonly source: string;
  readonly sites: readonly Site[];
}

/** Where an object of the contract was written, with the parts of the expression that made it. */
export interface Origin {
  readonly location: SourceLocation;
  /** Location of a key of the object literal that the author wrote: `route.path`, a property of an object schema. */
  key(name: string, argument?: number): SourceLocation | undefined;
  /** The last call of that name in the chain that made the object. */
  link(name: string): Origin | undefined;
  /** Names of the calls in the chain, first call first. */
  readonly calls: readonly string[];
}

/** What the traced modules of a thread report to. */
export interface TraceStore {
  /** Adds a module; its index is the first argument of `trace`. */
  add(module: TracedModule): void;
  /** The index that the next module gets. */
  nextIndex(): number;
  /** Remembers that `value` came out of a traced expression; the outermost expression wins. */
  trace<Value>(module: number, site: number, value: Value): Value;
  /** Reads the store; files are named relative to `root`. */
  tracer(root: string): Tracer;
}

/** Knows where the objects that a contract is made of were written. */
export interface Tracer {
  /** Where `value` was written, or undefined when no traced expression made it. */
  originOf(value: unknown): Origin | undefined;
}

/** For contracts that were not loaded by the pipeline: nothing is known of their source. */
export const noTracer: Tracer = { originOf: () => undefined };

/**
 * oRPC copies a procedure's definition with each step (`{ ...def }`); a symbol on the definition is copied along,
 * so a procedure keeps its origin through `router()`, `prefix()` and `tag()`.
 */
const traced = Symbol("rawr.trace");
type TraceMark = readonly [module: number, site: number];
interface Definition {
  [traced]?: TraceMark;
}

export function createTraceStore(): TraceStore {
  const modules: TracedModule[] = [];
  const origins = new WeakMap<object, TraceMark>();
  return {
    add(module) {
      modules.push(module);
    },
    nextIndex: () => modules.length,
    trace(module, site, value) {
      if (isObject(value)) {
        const definition = definitionOf(value);
        if (definition && Object.isExtensible(definition)) definition[traced] = [module, site];
        else origins.set(value, [module, site]);
      }
      return value;
    },
    tracer: (root) => {
      const places = new Map<TracedModule, Place>();
      const placeIn = (module: TracedModule) => {
        let place = places.get(module);
        if (!place) places.set(module, (place = placer(module, root)));
        return place;
      };
      return {
        originOf(value) {
          if (!isObject(value)) return undefined;
          const [moduleIndex = -1, siteIndex = -1] = definitionOf(value)?.[traced] ?? origins.get(value) ?? [];
          const module = modules[moduleIndex];
          const site = module?.sites[siteIndex];
          if (!module || !site) return undefined;
          const args = site.keys ? [site.keys] : (site.chain.at(-1)?.args ?? []);
          return new ExpressionOrigin(placeIn(module), site, args);
        },
      };
    },
  };
}

type Place = (offset: number) => SourceLocation;

/** Each node of a document may hold one: a class, for a closure by each of its methods costs four times the memory. */
class ExpressionOrigin implements Origin {
  readonly #place: Place;
  readonly #offset: number;
  readonly #chain: readonly ChainLink[];
  readonly #args: readonly (LiteralKeys | null)[];

  constructor(place: Place, expression: Pick<Site, "offset" | "chain">, args: readonly (LiteralKeys | null)[]) {
    this.#place = place;
    this.#offset = expression.offset;
    this.#chain = expression.chain;
    this.#args = args;
  }

  get location(): SourceLocation {
    return this.#place(this.#offset);
  }

  get calls(): readonly string[] {
    return this.#chain.map((each) => each.name);
  }

  key(name: string, argument?: number): SourceLocation | undefined {
    const candidates = argument === undefined ? this.#args : [this.#args[argument] ?? null];
    const keys = candidates.find((each) => each !== null && Object.hasOwn(each, name));
    return keys ? this.#place(keys[name] as number) : undefined;
  }

  link(name: string): Origin | undefined {
    const found = this.#chain.findLast((each) => each.name === name);
    return found && new ExpressionOrigin(this.#place, { offset: found.offset, chain: [] }, found.args);
  }
}

function placer(module: TracedModule, root: string): Place {
  const file = relative(root, module.path).split(sep).join("/");
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= startsOfLines(module.source);
    const line = lineAt(starts, offset);
    return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function definitionOf(value: object): Definition | undefined {
  const definition = (value as { "~orpc"?: unknown })["~orpc"];
  return isObject(definition) ? (definition as Definition) : undefined;
}

function startsOfLines(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
