import { judgeDiff } from "./reaches.ts";
import type { DiffBenchResult, PairResult } from "./results.ts";
import type { SchemaResult } from "./schemas.ts";

/** The results as Markdown tables. */
export function renderDiff(result: DiffBenchResult): string {
  const reaches = judgeDiff(result).map(
    ({ name, limit, found, held }) => `| ${held ? "✓" : "✗"} | ${name} | ${found} | ${limit} |`,
  );
  return [
    "Library: parsed documents in, findings out. Command: `rawr-openapi diff OLD NEW --json` and `oasdiff breaking OLD NEW`, both reading files.",
    "",
    "| documents | operations | edits | changed locations | findings | library s | a location, median · p95 ms | command s | its peak MiB | oasdiff s | command ÷ oasdiff |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...result.pairs.map(pairRow),
    "",
    ...(result.schemas ? schemaTable(result.schemas) : []),
    "| | what | found | limit |",
    "| --- | --- | ---: | ---: |",
    ...reaches,
  ].join("\n");
}

function pairRow(pair: PairResult): string {
  const { name, operations, edits, changedLocations, findings, seconds, locations, ours, oasdiff } = pair;
  const cells = [
    name,
    operations.toLocaleString("en"),
    edits,
    changedLocations,
    findings,
    seconds.toFixed(2),
    locations ? `${locations.median.toFixed(1)} · ${locations.p95.toFixed(1)}` : "–",
    ours.seconds.toFixed(2),
    ((ours.peak ?? 0) / 2 ** 20).toFixed(0),
    oasdiff?.seconds.toFixed(2) ?? "–",
    oasdiff ? (ours.seconds / oasdiff.seconds).toFixed(2) : "–",
  ];
  return `| ${cells.join(" | ")} |`;
}

function schemaTable(schemas: readonly SchemaResult[]): readonly string[] {
  return [
    "Is every value of one schema a value of the other? Other people's pairs, by construction contained or not.",
    "",
    "| tool | pairs | right | wrong | no answer | median ms | p95 ms |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...schemas.map(
      ({ tool, pairs, right, wrong, unanswered, median, p95 }) =>
        `| ${[tool, pairs, right, wrong, unanswered, median.toFixed(2), p95.toFixed(2)].join(" | ")} |`,
    ),
    "",
  ];
}
