import { hash } from "node:crypto";
import type { Site } from "./instrument.ts";

/** A module that is ready to be evaluated, and what its traced expressions are. */
export interface PreparedModule {
  /** JavaScript, instrumented. */
  readonly code: string;
  readonly sites: readonly Site[];
}

/** What preparing a module takes, and what it depends on. */
export interface ModuleSource {
  /** Absolute path: its ending tells the language. */
  readonly path: string;
  readonly source: string;
  /** The number under which its code reports to the tracer. */
  readonly index: number;
}

/** Modules as they were prepared in an earlier build: a path → an opaque text. */
export type KeptModules = ReadonlyMap<string, string>;

interface Kept extends PreparedModule {
  readonly digest: string;
}

/** Parsing and instrumenting a module costs more than evaluating it, so what was done for the same source is used again. */
export class PreparedModules {
  #kept: KeptModules = new Map();
  readonly #fresh = new Map<string, string>();

  /** Modules that may be used again. */
  use(kept: KeptModules): void {
    this.#kept = kept;
  }

  /** What was prepared anew in this thread. */
  get fresh(): KeptModules {
    return this.#fresh;
  }

  get(module: ModuleSource): PreparedModule | undefined {
    const text = this.#kept.get(module.path);
    const kept = text === undefined ? undefined : (JSON.parse(text) as Kept);
    return kept?.digest === digestOf(module) ? kept : undefined;
  }

  set(module: ModuleSource, { code, sites }: PreparedModule): void {
    this.#fresh.set(module.path, JSON.stringify({ digest: digestOf(module), code, sites } satisfies Kept));
  }
}

function digestOf({ index, source }: ModuleSource): string {
  return hash("sha256", `${index} ${source}`);
}
