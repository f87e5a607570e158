import { metricsFiles, type PartResult, table } from "../metrics.ts";
import { generators } from "./all.ts";
import { type OpenApiVersion, openapiVersions, ourDocuments } from "./documents.ts";
import { generatorMatrix, type MatrixEntry } from "./matrix.ts";

/** Every generator on every document of ours, its output checked by TypeScript 5.9 and 7. */
export async function generatorMetrics(progress: (line: string) => void): Promise<PartResult> {
  const entries = await generatorMatrix({ generators, documents: ourDocuments(), compilers: ["5.9", "7.0"], progress });
  return { files: metricsFiles("generators", markdown(entries), entries), failures: failures(entries), skipped: [] };
}

/** A customer picks 3.1 or 3.0, whichever their tool reads; one of them has to work. */
function failures(entries: readonly MatrixEntry[]): readonly string[] {
  const stuck = groupsOf(entries, ({ generator, document }) => `${generator} makes no working client of ${document}`);
  return [...stuck].flatMap(([sentence, tried]) => {
    const usable = tried.filter(({ openapi }) => openapi !== "3.2");
    if (usable.some(({ verdict }) => verdict === "works")) return [];
    return [`${sentence}, neither 3.1 nor 3.0: ${usable.flatMap(({ messages }) => messages.slice(0, 1)).join("; ")}`];
  });
}

function markdown(entries: readonly MatrixEntry[]): string {
  const rows = [...groupsOf(entries, ({ generator }) => generator)].map(([generator, tried]) => [
    `${generator} ${tried[0]?.generatorVersion}`,
    ...openapiVersions.map((version) => cell(tried, version)),
  ]);
  const documents = [...new Set(entries.map(({ document }) => document))].join(", ");
  const said = [...groupsOf(entries, summary)].map(
    ([sentence, { length }]) => `- ${sentence}${length > 1 ? ` (${length} documents)` : ""}`,
  );
  return [
    "# Other people's generators on our documents",
    `Each generator makes a client of each document (${documents}) with the options that its own documentation shows first. It works when every operation is in the output and TypeScript 5.9 and 7 compile it under \`strict\`.`,
    table(["generator", ...openapiVersions.map((version) => `OpenAPI ${version}`)], rows),
    ...(said.some((line) => line !== "") ? ["What does not work, in the tools' own words:", said.join("\n")] : []),
  ].join("\n\n");
}

function cell(entries: readonly MatrixEntry[], version: OpenApiVersion): string {
  const verdicts = entries.filter(({ openapi }) => openapi === version).map(({ verdict }) => verdict);
  return [...new Set(verdicts)].join(", ") || "–";
}

function summary({ generator, openapi, verdict, messages }: MatrixEntry): string | undefined {
  return verdict === "works" ? undefined : `${generator} on ${openapi}: ${messages.join("; ")}`;
}

/** The entries by a key, in the order of their first appearance; those without a key are left out. */
function groupsOf(
  entries: readonly MatrixEntry[],
  key: (entry: MatrixEntry) => string | undefined,
): ReadonlyMap<string, readonly MatrixEntry[]> {
  const groups = new Map<string, MatrixEntry[]>();
  for (const entry of entries) {
    const name = key(entry);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return groups;
}
