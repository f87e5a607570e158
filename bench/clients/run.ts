import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runCommandLine } from "../ours.ts";
import { writeSynthetic } from "../synthetic.ts";
import { timeCalls } from "./calls.ts";
import { operationsOf, spread } from "./operations.ts";
import type { ClientResult } from "./results.ts";
import { type Weight, weigh } from "./size.ts";
import { type ClientPlace, consumer, keeper, type Subject, type UsedOperation } from "./subject.ts";
import { subjects } from "./subjects/all.ts";
import { checkTypes } from "./types.ts";

/** What to measure. */
export interface ClientBenchOptions {
  /** Folder for everything that is made; emptied first. */
  readonly folder: string;
  readonly rounds: number;
  readonly progress: (line: string) => void;
}

/** An API of this many operations is what bundles and calls are measured on. */
const small = 100;
/** And this many what the type checker and the generators get. */
const large = 1000;
/** How many operations the consumer of the large API uses. */
const used = 20;

/** Measures every client at what a user pays: bytes, time per call, the type checker's work, generation. */
export async function benchClients({ folder, rounds, progress }: ClientBenchOptions): Promise<readonly ClientResult[]> {
  await rm(folder, { recursive: true, force: true });
  const sizes = { small: await prepare(folder, small, progress), large: await prepare(folder, large, progress) };
  const results: ClientResult[] = [];
  const entries = new Map<string, string>();
  for (const subject of subjects) {
    progress(`${subject.name} …`);
    const small = await makeClient(subject, sizes.small);
    const large = await makeClient(subject, sizes.large);
    const entry = await small.write("one", consumer(subject, spread(sizes.small.operations, 1), small.place));
    const many = await large.write("many", consumer(subject, spread(sizes.large.operations, used), large.place));
    entries.set(subject.name, entry);
    results.push({
      name: subject.name,
      versions: subject.packages.map((name) => `${name} ${versionOf(name)}`),
      first: await weighFirst(entry),
      perOperation: await weighFurther(subject, small),
      types: await checkTypes(many, subject.compilerOptions),
      generationSeconds: large.generationSeconds,
      callRatio: undefined,
    });
  }
  progress("calls …");
  const ratios = await timeCalls(entries, rounds);
  return results.map((result) => ({ ...result, callRatio: ratios.get(result.name) }));
}

interface Prepared {
  readonly workspace: string;
  readonly document: string;
  readonly folder: string;
  readonly operations: readonly UsedOperation[];
}

async function prepare(folder: string, count: number, progress: (line: string) => void): Promise<Prepared> {
  progress(`${count} operations …`);
  const workspace = join(folder, String(count), "workspace");
  await writeSynthetic(workspace, count);
  await runCommandLine(workspace, ["build"]);
  const document = join(workspace, "openapi/bench/v1/internal/openapi.json");
  return { workspace, document, folder: join(folder, String(count)), operations: await operationsOf(document) };
}

interface MadeClient {
  readonly place: ClientPlace;
  readonly operations: readonly UsedOperation[];
  readonly generationSeconds: number | undefined;
  /** Writes a module beside the client and returns its path. */
  readonly write: (name: string, source: string) => Promise<string>;
}

async function makeClient(
  subject: Subject,
  { workspace, document, folder, operations }: Prepared,
): Promise<MadeClient> {
  const home = join(folder, subject.name.replaceAll(" ", "-"));
  const place: ClientPlace = { workspace, document, folder: join(home, "client") };
  await mkdir(home, { recursive: true });
  const started = performance.now();
  await subject.generate?.(place);
  const seconds = (performance.now() - started) / 1000;
  await subject.install?.(place);
  const write = async (name: string, source: string): Promise<string> => {
    const path = join(home, `${name}.ts`);
    await writeFile(path, source);
    return path;
  };
  return { place, operations, write, generationSeconds: subject.generate && seconds };
}

/** A consumer of one operation, without the bytes of its own code. */
async function weighFirst(entry: string): Promise<Weight> {
  const [whole, consumerAlone] = [await weigh(entry), await weigh(entry, { client: false })];
  return { minified: whole.minified - consumerAlone.minified, gzip: whole.gzip - consumerAlone.gzip };
}

/** Bytes, gzipped, that one more operation adds to a bundle. */
async function weighFurther(subject: Subject, { operations, write }: MadeClient): Promise<number | undefined> {
  const weights: number[] = [];
  for (const count of [1, 1 + further]) {
    const source = keeper(subject, spread(operations, 1 + further).slice(0, count));
    if (source === undefined) return undefined;
    weights.push((await weigh(await write(`keep-${count}`, source))).gzip);
  }
  return ((weights[1] ?? 0) - (weights[0] ?? 0)) / further;
}

const further = 40;
const require = createRequire(import.meta.url);
const generators = createRequire(require.resolve("@rawr/conformance/package.json"));

function versionOf(name: string): string {
  for (const from of [require, generators]) {
    for (const folder of from.resolve.paths(name) ?? []) {
      const path = join(folder, name, "package.json");
      if (existsSync(path)) return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
    }
  }
  return "";
}
