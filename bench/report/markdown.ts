import { judge } from "./reaches.ts";
import type { BenchResult, Cost, LintResult, SizeResult } from "./results.ts";
import { slope } from "./statistics.ts";

/** The whole run as Markdown. */
export function renderMarkdown(result: BenchResult): string {
  const { cpu, cores, node, platform } = result.machine;
  const { before, after } = result.load;
  return [
    `${cpu}, ${cores} cores, ${platform}, Node ${node}. Load per core ${before.toFixed(2)} before, ${after.toFixed(2)} after.`,
    "Seconds are medians; memory is the peak resident size of a command's Node processes (largest one · all together).",
    ...result.sizes.map(renderSize),
    ...renderGrowth(result),
    ...(result.lint ? [renderLint(result.lint)] : []),
    ...renderReaches(result),
  ].join("\n\n");
}

function renderSize({ operations, repeats, documentBytes, chain, ours, ratio }: SizeResult): string {
  const rows: string[] = [];
  for (const step of chain?.steps ?? []) rows.push(costRow(`chain: ${step.name}`, step));
  if (chain) rows.push(costRow("**chain, together**", chain.total));
  if (ours) {
    rows.push(costRow("**pipeline: cold build, no cache of any kind**", ours.cold));
    rows.push(costRow("pipeline: full build, Node's compile cache warm", ours.full));
    rows.push(costRow("pipeline: one changed operation", ours.changed));
    rows.push(costRow("pipeline: no-op", ours.noop));
    rows.push(costRow("floor: start Node, hash the inputs", ours.floor));
  }
  const size = documentBytes === undefined ? "" : `, stock document ${(documentBytes / 1e6).toFixed(1)} MB`;
  const title = `### ${operations.toLocaleString("en")} operations (${repeats} ${repeats === 1 ? "run" : "runs"}${size})`;
  const verdict = ratio === undefined ? [] : [`Cold build ÷ chain: **${ratio.toFixed(2)}**`];
  return [title, table(costHeader, rows), ...verdict].join("\n\n");
}

function renderGrowth({ sizes }: BenchResult): readonly string[] {
  const points = sizes.flatMap(({ operations, ours }) =>
    ours ? [{ size: operations, value: ours.full.seconds }] : [],
  );
  const rows = points.slice(1).map((point, index) => {
    const from = points[index] ?? point;
    return `| ${from.size} → ${point.size} | ${(slope(from, point) * 1000).toFixed(2)} |`;
  });
  return rows.length === 0
    ? []
    : ["### Growth of the full build", table("| from → to | ms for one more operation |", rows)];
}

function renderLint({ document, bytes, stock, ours }: LintResult): string {
  const rows = stock.map((step) => costRow(`stock: ${step.name}`, step));
  if (ours) rows.push(costRow("**pipeline: both linters and our rules**", ours));
  return [`### Lint of ${document} (${(bytes / 1e6).toFixed(1)} MB)`, table(costHeader, rows)].join("\n\n");
}

function renderReaches(result: BenchResult): readonly string[] {
  const rows = judge(result).map(
    ({ name, limit, found, held }) => `| ${held ? "✓" : "✗"} | ${name} | ${found} | ${limit} |`,
  );
  return rows.length === 0 ? [] : ["### Reaches", table("| | what | found | limit |", rows)];
}

const costHeader = "| command | wall s | processor s | peak MiB |";

function costRow(name: string, { seconds, cpuSeconds, largestProcess, allProcesses }: Cost): string {
  const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
  const memory =
    largestProcess === allProcesses
      ? mebibytes(largestProcess)
      : `${mebibytes(largestProcess)} · ${mebibytes(allProcesses)}`;
  return `| ${name} | ${seconds.toFixed(2)} | ${cpuSeconds.toFixed(2)} | ${memory} |`;
}

function table(header: string, rows: readonly string[]): string {
  const columns = header.split("|").length - 2;
  return [header, `|${" --- |".repeat(columns)}`, ...rows].join("\n");
}
