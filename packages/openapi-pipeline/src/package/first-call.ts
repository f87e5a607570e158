import type { JsonSchema, Operation } from "../document/openapi.ts";
import type { OperationEntry } from "../generate/operations.ts";
import { resolvePointer } from "../generate/references.ts";
import type { PackageInput } from "./package-files.ts";
import { sampleValue } from "./sample-value.ts";

/** TypeScript that calls the operation which asks least of its caller; `undefined` when none can be shown. */
export function firstCall(input: PackageInput): string | undefined {
  const candidates = input.operations.flatMap((entry) => {
    const name = input.functions.get(entry.route);
    const values = name === undefined || isStream(entry.operation) ? undefined : inputOf(input, entry);
    return name === undefined || values === undefined ? [] : [{ entry, name, values, cost: costOf(entry, values) }];
  });
  const [best] = candidates.sort((a, b) => a.cost - b.cost);
  if (best === undefined) return undefined;
  const fields = Object.entries(best.values).map(([key, value]) => `  ${key}: ${literal(value)},`);
  return [
    `import { ${best.name} } from "${input.client.name}";`,
    `import { createClient, createConfig } from "${input.client.name}/client";`,
    "",
    `const client = createClient(createConfig({ baseUrl: ${literal(baseUrl(input))}${credentials(input, best.entry)} }));`,
    ...(fields.length === 0
      ? [`const { data, error } = await ${best.name}({ client });`]
      : [`const { data, error } = await ${best.name}({`, "  client,", ...fields, "});"]),
    `if (error !== undefined) throw new Error("The call failed.", { cause: error });`,
    "console.log(data);",
  ].join("\n");
}

/** hey-api puts the value where the operation's security scheme wants it. */
function credentials({ document }: PackageInput, { operation }: OperationEntry): string {
  const required = operation.security ?? document.security ?? [];
  const isOptional = required.length === 0 || required.some((requirement) => Object.keys(requirement).length === 0);
  return isOptional ? "" : `, auth: () => "your credentials"`;
}

/** Reading first, then what needs the fewest values. */
function costOf(entry: OperationEntry, values: Record<string, unknown>): number {
  const reads = entry.method === "get" ? 0 : 1_000;
  return reads + JSON.stringify(values).length + (entry.operation.deprecated === true ? 100_000 : 0);
}

function isStream(operation: Operation): boolean {
  return Object.values(operation.responses ?? {}).some(
    (response) => response.content?.["text/event-stream"] !== undefined,
  );
}

/** The required parameters and body, by hey-api's groups; `undefined` when a value cannot be made up. */
function inputOf({ document }: PackageInput, entry: OperationEntry): Record<string, unknown> | undefined {
  const groups: Record<string, Record<string, unknown> | unknown> = {};
  const item = document.paths?.[entry.path] ?? {};
  const shared = Array.isArray(item["parameters"]) ? (item["parameters"] as unknown[]) : [];
  for (const raw of [...shared, ...(entry.operation.parameters ?? [])]) {
    const parameter = follow(document, raw);
    if (parameter["required"] !== true) continue;
    const value = sampleValue(document, { ...(parameter["schema"] as JsonSchema), ...pick(parameter, "example") });
    if (value === undefined) return undefined;
    const group = parameter["in"] === "header" ? "headers" : String(parameter["in"]);
    groups[group] = { ...(groups[group] as Record<string, unknown>), [String(parameter["name"])]: value };
  }
  const body = follow(document, entry.operation.requestBody ?? {});
  if (body["required"] !== true) return groups;
  const media = (body["content"] as Record<string, { schema?: JsonSchema; example?: unknown }>)["application/json"];
  const value = media === undefined ? undefined : sampleValue(document, { ...media.schema, ...pick(media, "example") });
  return value === undefined ? undefined : { ...groups, body: value };
}

function pick(from: object, key: string): Record<string, unknown> {
  const value = (from as Record<string, unknown>)[key];
  return value === undefined ? {} : { [key]: value };
}

function follow(document: PackageInput["document"], node: unknown): Record<string, unknown> {
  const record = node as Record<string, unknown>;
  const target = typeof record["$ref"] === "string" ? resolvePointer(document, record["$ref"]) : record;
  return (target ?? {}) as Record<string, unknown>;
}

/** The first server that is a whole URL, with the defaults of its variables. */
function baseUrl({ document }: PackageInput): string {
  const urls = (document.servers ?? []).map((server) => {
    const variables = (server["variables"] ?? {}) as Record<string, { default?: string }>;
    return String(server["url"]).replaceAll(/\{([^}]*)\}/g, (_, name: string) => variables[name]?.default ?? name);
  });
  const absolute = urls.find((url) => URL.canParse(url));
  return (absolute ?? `https://api.example.com${urls[0]?.startsWith("/") ? urls[0] : ""}`).replace(/\/$/, "");
}

/** JSON that ends neither a code fence nor a line. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll("`", "\\u0060")
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029")
    .replaceAll("\n", "\n  ");
}
