import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

/** A result, and the paths of the files that it follows from. */
export interface Made<T> {
  readonly value: T;
  readonly inputs: readonly string[];
}

interface Entry<T> {
  readonly value: T;
  /** Digest of each input. */
  readonly inputs: Readonly<Record<string, string | null>>;
}

/**
 * What `make` makes, as JSON, unless `folder` has it for `key` and for its inputs as they are now. Where that cannot be
 * written, nothing is kept.
 */
export async function cached<T>(folder: string, key: unknown, make: () => Promise<Made<T>>): Promise<T> {
  const file = join(folder, `${digest(JSON.stringify(key)).slice(0, 16)}.json`);
  const known = read<T>(file);
  if (known) return known.value;
  const { value, inputs } = await make();
  write(folder, file, { inputs: Object.fromEntries(inputs.map((path) => [path, digestOf(path)])), value });
  return value;
}

function read<T>(file: string): Entry<T> | undefined {
  try {
    const entry = JSON.parse(readFileSync(file, "utf8")) as Entry<T>;
    return Object.entries(entry.inputs).every(([path, known]) => digestOf(path) === known) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function write(folder: string, file: string, entry: Entry<unknown>): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, JSON.stringify(entry));
    renameSync(draft, file);
  } catch {
    // A read-only installation makes it at each start.
  }
}

function digestOf(path: string): string | null {
  try {
    return digest(readFileSync(path));
  } catch {
    return null;
  }
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
