import { readFileSync } from "node:fs";
import { join } from "node:path";
import { httpMethods, type OpenApiDocument } from "@rawr/openapi-document";
import { findManifests, readManifest } from "../artifacts/manifest.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Invocation } from "./arguments.ts";
import { CliError, exitCodes } from "./endings.ts";
import { readState } from "./freshness.ts";
import type { Surroundings } from "./output.ts";
import { readPage } from "./pages.ts";
import { chooseContracts, contractId, findRoot } from "./workspace.ts";

/**
 * `explain`: why each surface would be built. `explain <operationId>`: where the operation shows. `explain <code>`: the page
 * of a diagnostic. Prints to stdout.
 */
export async function explain(invocation: Invocation, to: Surroundings): Promise<number> {
  const [operation] = invocation.operands;
  const page = operation === undefined ? undefined : await explainDiagnostic(operation);
  if (page !== undefined) {
    to.stdout.write(page);
    return exitCodes.fine;
  }
  const root = findRoot(invocation.cwd);
  const contracts = await chooseContracts(root, invocation.surfaces);
  if (operation !== undefined) {
    to.stdout.write(await explainOperation(root, operation, contracts.map(contractId)));
    return exitCodes.fine;
  }
  const { cacheDir, cache } = invocation;
  const partial = invocation.surfaces.length > 0;
  const { surfaces, retired } = readState({ root, contracts, cacheDir, cache, mode: "write", partial });
  for (const { contract, reasons } of surfaces) {
    const text = reasons.length === 0 ? "is as the last build left it" : `would be built:\n${list(reasons)}`;
    to.stdout.write(`${contractId(contract)} ${text}\n`);
  }
  for (const name of retired) to.stdout.write(`${name} would be removed:\n${list(["its contract file is gone"])}\n`);
  return exitCodes.fine;
}

/** Our own page, or where a linter's is. A code as redocly.yaml writes it (`rawr/<code>`) will do. */
async function explainDiagnostic(name: string): Promise<string | undefined> {
  const code = name.replace(/^rawr\//, "");
  const origin = /^(redocly|spectral)\/./.exec(code)?.[1] as "redocly" | "spectral" | undefined;
  if (origin === undefined) return /^[a-z0-9-]+$/.test(code) ? readPage(code) : undefined;
  const { helpPage } = await import("../diagnostics/help.ts");
  return `${helpPage({ code, origin, severity: "info", message: "" }) ?? `${code} has no page`}\n`;
}

interface Appearance {
  readonly operation: string;
  readonly route: string;
  readonly document: string;
}

async function explainOperation(root: string, operation: string, surfaces: readonly string[]): Promise<string> {
  const all = findManifests(root)
    .filter((manifest) => surfaces.includes(manifest.split("/").slice(1, 3).join(".")))
    .flatMap((manifest) => [...readManifest(root, manifest).keys()]);
  const documents = all.filter((path) => path.endsWith("/openapi.json"));
  const appearances = documents.flatMap((document) => operationsOf(root, document));
  const found = appearances.filter((appearance) => appearance.operation === operation);
  const [first] = found;
  if (!first) {
    const { diagnosticTable } = await import("../diagnostics/table.ts");
    const known = [...appearances.map((appearance) => appearance.operation), ...Object.keys(diagnosticTable)];
    const suggestion = suggest(operation, new Set(known));
    throw new CliError({ code: "unknown-operation", parameters: { operation, suggestion } });
  }
  const mentions = all.filter((path) => !path.endsWith(".json") && mentionsOperation(root, path, first));
  return `${operation}: ${first.route}
documents
${list(found.map(({ document }) => document))}
other artifacts that name it
${list(mentions)}
`;
}

function operationsOf(root: string, document: string): readonly Appearance[] {
  const { paths = {} } = readJson(join(root, document)) ?? {};
  return Object.entries(paths).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const operation = item[method]?.operationId;
      return operation === undefined ? [] : [{ operation, route: `${method.toUpperCase()} ${path}`, document }];
    }),
  );
}

function mentionsOperation(root: string, path: string, { operation, route }: Appearance): boolean {
  const text = readText(join(root, path)) ?? "";
  const template = route.slice(route.indexOf(" ") + 1);
  return text.includes(operation) || text.includes(`'${template}'`) || text.includes(`"${template}"`);
}

function readJson(path: string): OpenApiDocument | undefined {
  try {
    return JSON.parse(readText(path) ?? "") as OpenApiDocument;
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? "  none" : lines.map((line) => `  ${line}`).join("\n");
}
