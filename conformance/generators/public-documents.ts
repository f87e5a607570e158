import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { metricsFiles, type PartInput, type PartResult, table } from "../metrics.ts";
import { root } from "../root.ts";
import { generators } from "./all.ts";
import type { OurDocument } from "./documents.ts";
import { generatorMatrix, type MatrixEntry } from "./matrix.ts";
import { ours } from "./ours.ts";

/** Documents that nobody here wrote; too large for the repository, so they lie beside it. */
const names = ["digitalocean", "github"];

/** Ours and everybody else's clients of large public documents, type-checked under `strict` by TypeScript 5.9 and 7. */
export async function publicDocumentMetrics({ documents: folder, progress }: PartInput): Promise<PartResult> {
  const files = names.map((name) => ({ name, path: resolve(root, folder, `${name}.json`) }));
  const documents = files.filter(({ path }) => existsSync(path)).map(describe);
  const skipped = files
    .filter(({ path }) => !existsSync(path))
    .map(({ name }) => `there is no ${join(folder, name)}.json`);
  const entries = await generatorMatrix({
    generators: [ours, ...generators],
    documents,
    compilers: ["5.9", "7.0"],
    progress,
  });
  const failed = entries.filter(({ generator, verdict }) => generator === ours.name && verdict !== "works");
  return {
    files: metricsFiles("public-documents", markdown(entries, documents), entries),
    failures: failed.map(
      ({ document, verdict, messages }) => `our client of ${document} ${verdict}: ${messages.join("; ")}`,
    ),
    skipped,
  };
}

interface PublicDocument extends OurDocument {
  readonly operations: number;
}

function describe({ name, path }: { readonly name: string; readonly path: string }): PublicDocument {
  const { openapi, paths } = JSON.parse(readFileSync(path, "utf8")) as {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, object>>;
  };
  const methods = Object.values(paths).flatMap(Object.keys);
  const operations = methods.filter((key) => /^(get|put|post|delete|options|head|patch|trace)$/.test(key)).length;
  return { name, path, operations, version: openapi.startsWith("3.0") ? "3.0" : "3.1" };
}

function markdown(entries: readonly MatrixEntry[], documents: readonly PublicDocument[]): string {
  const tools = [...new Set(entries.map(({ generator }) => generator))];
  const rows = tools.map((tool) => {
    const tried = entries.filter(({ generator }) => generator === tool);
    return [`${tool} ${tried[0]?.generatorVersion}`, ...documents.map(({ name }) => cell(tried, name))];
  });
  const said = entries
    .filter(({ messages }) => messages.length > 0)
    .map(({ generator, document, messages }) => `- ${generator} on ${document}: ${messages.join("; ")}`);
  return [
    "# Clients of documents that nobody here wrote",
    "Each tool makes a client of each document. It works when every operation is in the output, or is named in the tool's diagnostics, and TypeScript 5.9 and 7 compile it under `strict`.",
    table(
      [
        "generator",
        ...documents.map(({ name, operations, version }) => `${name} (OpenAPI ${version}, ${operations} operations)`),
      ],
      rows,
    ),
    ...(said.length > 0 ? ["What does not work, in the tools' own words:", said.join("\n")] : []),
  ].join("\n\n");
}

function cell(entries: readonly MatrixEntry[], name: string): string {
  const entry = entries.find(({ document }) => document === name);
  const named = entry?.named?.length ?? 0;
  return named > 0 ? `${entry?.verdict}, ${named} operations named in diagnostics` : (entry?.verdict ?? "–");
}
