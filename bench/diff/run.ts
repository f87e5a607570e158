import { rm } from "node:fs/promises";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { median } from "../report/statistics.ts";
import { seeded } from "../synthetic/random.ts";
import { runOasdiff, runOurs } from "./commands.ts";
import { publicDocument, syntheticDocument, writePair } from "./documents.ts";
import { edited } from "./edits.ts";
import { timedDiff } from "./library.ts";
import type { DiffBenchResult, PairResult } from "./results.ts";
import { benchSchemas, percentile } from "./schemas.ts";

/** Where things are made, where the public documents lie, and how often the library runs; the median counts. */
export interface DiffBenchInput {
  readonly folder: string;
  readonly corpora: string;
  readonly rounds: number;
  readonly progress: (line: string) => void;
}

/** Compares documents and schemas by our tools and by those that a user would run instead. */
export async function benchDiff(input: DiffBenchInput): Promise<DiffBenchResult> {
  const { folder, corpora, progress } = input;
  await rm(folder, { recursive: true, force: true });
  const pairs: PairResult[] = [];
  for (const operations of [100, 1000, 3000]) {
    const document = await syntheticDocument(folder, operations);
    if (operations === 1000) pairs.push(await benchPair(document, { name: "synthetic, identical", edits: 0 }, input));
    pairs.push(await benchPair(document, { name: "synthetic", edits: operations / 20 }, input));
  }
  const github = await publicDocument(corpora);
  if (github) {
    pairs.push(await benchPair(github, { name: "GitHub, identical", edits: 0 }, input));
    pairs.push(await benchPair(github, { name: "GitHub", edits: 50 }, input));
  } else progress("Skipped GitHub's document: it is not there.");
  progress("schemas …");
  return { pairs, schemas: benchSchemas(corpora) };
}

async function benchPair(
  document: OpenApiDocument,
  { name, edits }: { readonly name: string; readonly edits: number },
  { folder, rounds, progress }: DiffBenchInput,
): Promise<PairResult> {
  const operations = Object.values(document.paths ?? {}).reduce(
    (sum, item) =>
      sum + Object.keys(item).filter((key) => /^(get|put|post|delete|patch|head|options|trace)$/.test(key)).length,
    0,
  );
  progress(`${name}, ${operations} operations, ${edits} edits …`);
  const next = edits === 0 ? structuredClone(document) : edited(document, edits, seeded(operations + edits));
  const runs = Array.from({ length: rounds }, () => timedDiff(document, next));
  const { findings, counts } = (runs[0] as (typeof runs)[number]).report;
  const times = runs.flatMap(({ locations }) => locations);
  const files = await writePair(folder, name.replaceAll(/\W+/g, "-").concat(`-${operations}`), [document, next]);
  const oasdiff = runOasdiff(files);
  return {
    name,
    operations,
    edits,
    seconds: median(runs.map(({ seconds }) => seconds)),
    findings: findings.length,
    changedLocations: counts.changedLocations,
    undecided: counts.undecided,
    locations: times.length > 0 ? { median: median(times), p95: percentile(times, 0.95) } : undefined,
    ours: await runOurs(files),
    oasdiff,
  };
}
