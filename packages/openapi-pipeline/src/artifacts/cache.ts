import { utimesSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { pruneFolder } from "./cache-prune.ts";
import { sha256 } from "./digest.ts";
import { fileErrorReason } from "./file-error.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

/** What a step's result depends on: the name of a part, as shown by `--explain` → a digest or a short text. */
export type KeyParts = Readonly<Record<string, string>>;

/** What the cache did for one step, and why. */
export interface StepExplanation {
  readonly step: string;
  readonly cached: boolean;
  /** One line each, "redocly.yaml changed"; of a cached step empty. */
  readonly reasons: readonly string[];
}

/** Remembers the results of steps. Safe under several builds at once; a damaged entry counts as none. */
export interface StepCache {
  /**
   * The stored result for these key parts, or `run`'s, which is then stored. `name` is stable over builds and unique in a
   * build ("lint workflows.v1 public"). The result must survive the structured clone algorithm. A `run` that throws or
   * for whose result `keep` answers false is not stored.
   */
  step<Value>(
    name: string,
    parts: KeyParts,
    run: () => Value | Promise<Value>,
    keep?: (value: Value) => boolean,
  ): Promise<Value>;
  /** Where a step may keep a memo of its last run, whatever that was made from: see `memo.ts`. Undefined when the cache is off. */
  memoFile(name: string): string | undefined;
  /** What happened so far, in order. */
  readonly explanations: readonly StepExplanation[];
  /** What the cache itself has to say: at most that it cannot write. */
  readonly diagnostics: readonly Diagnostic[];
  /** Brings the folder below its size limit, the entries used longest ago first. Call it at the end of a build. */
  prune(): void;
}

/** Where the cache is, and what all its keys share. */
export interface CacheOptions {
  readonly folder: string;
  /** Key parts of every step: the tools' versions. */
  readonly shared: KeyParts;
  /** In bytes. Default: 256 MiB. */
  readonly limit?: number;
}

const defaultLimit = 256 * 1024 * 1024;

/** Opens a cache folder, which need not exist yet. */
export function openCache({ folder, shared, limit = defaultLimit }: CacheOptions): StepCache {
  const explanations: StepExplanation[] = [];
  const diagnostics: Diagnostic[] = [];
  let wrote = false;
  const write = (path: string, body: Uint8Array | string) => {
    if (diagnostics.length > 0) return;
    try {
      writeSealed(path, body);
      wrote = true;
    } catch (error) {
      diagnostics.push(diagnose("cache-unusable", { folder, reason: fileErrorReason(error) }));
    }
  };
  return {
    explanations,
    diagnostics,
    async step(name, ownParts, run, keep = () => true) {
      const parts = { ...shared, ...ownParts };
      const entry = join(folder, "steps", digestOf(name, parts));
      const stored = readEntry(entry);
      if (stored) {
        explanations.push({ step: name, cached: true, reasons: [] });
        return stored.value as Awaited<ReturnType<typeof run>>;
      }
      const lastParts = join(folder, "parts", sha256(name));
      explanations.push({ step: name, cached: false, reasons: explainMiss(readParts(lastParts), parts) });
      const value = await run();
      if (keep(value)) write(entry, serialize(value));
      write(lastParts, JSON.stringify(parts));
      return value;
    },
    memoFile: (name) => join(folder, "memos", digestOf(name, shared)),
    prune() {
      if (wrote) pruneFolder(folder, limit);
    },
  };
}

/** A cache that stores nothing: every step runs. */
export function noCache(): StepCache {
  const explanations: StepExplanation[] = [];
  return {
    explanations,
    diagnostics: [],
    async step(name, _parts, run) {
      explanations.push({ step: name, cached: false, reasons: ["the cache is off"] });
      return run();
    },
    memoFile: () => undefined,
    prune() {},
  };
}

/** Why a step with these parts is not in the cache, given the parts of its last run. */
export function explainMiss(last: KeyParts | undefined, now: KeyParts): readonly string[] {
  if (!last) return ["it has not run before"];
  const names = [...new Set([...Object.keys(last), ...Object.keys(now)])].sort();
  const reasons = names.flatMap((name) => {
    if (last[name] === now[name]) return [];
    if (last[name] === undefined) return [`${name} is new`];
    return [now[name] === undefined ? `${name} is gone` : `${name} changed`];
  });
  return reasons.length > 0 ? reasons : ["its stored result is gone or damaged"];
}

function digestOf(name: string, parts: KeyParts): string {
  return sha256(JSON.stringify([name, Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))]));
}

function readEntry(path: string): { readonly value: unknown } | undefined {
  const body = readSealed(path);
  if (!body) return undefined;
  try {
    const value: unknown = deserialize(body);
    const now = new Date();
    utimesSync(path, now, now);
    return { value };
  } catch {
    return undefined;
  }
}

function readParts(path: string): KeyParts | undefined {
  const body = readSealed(path);
  return body && (JSON.parse(body.toString("utf8")) as KeyParts);
}
