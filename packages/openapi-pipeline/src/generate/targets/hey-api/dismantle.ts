import type { OutputFile } from "../../../artifacts/output-file.ts";
import type { OpenApiDocument } from "../../../document/openapi.ts";
import { createGeneratedFile } from "../../generated-file.ts";
import type { Dismantled } from "../../incremental.ts";
import type { OperationEntry } from "../../operations.ts";
import { componentKey } from "../../slice.ts";
import type { ImportUse, SourceModule } from "../../syntax.ts";
import { pathUnit } from "../../units.ts";
import type { SdkFunction } from "./sdk-functions.ts";

/** What hey-api wrote for one path item or component. */
export interface HeyApiPart {
  /** Declarations of `types.gen.ts`. */
  readonly types: readonly string[];
  /** Declarations of `sdk.gen.ts`. */
  readonly sdk: readonly string[];
  readonly imports: readonly ImportUse[];
  /** Route and name of each function. */
  readonly functions: readonly (readonly [route: string, name: string])[];
}

/** What hey-api wrote for the document as a whole. */
export interface HeyApiFrame {
  readonly types: readonly string[];
  readonly sdk: readonly string[];
  readonly imports: readonly ImportUse[];
  /** The runtime and the client instance. */
  readonly files: readonly OutputFile[];
}

/** One run of hey-api, read back. */
export interface HeyApiOutput {
  readonly files: readonly OutputFile[];
  readonly sdk: SourceModule;
  readonly types: SourceModule;
  /** Route → function. */
  readonly functions: ReadonlyMap<string, SdkFunction>;
  readonly preamble: string;
}

const operationTypes = ["Data", "Errors", "Error", "Responses", "Response"];
const ownNames = new Set([
  "client",
  "clientmeta",
  "clientoptions",
  "options",
  "options2",
  "requestresult",
  "tdatashape",
]);

/**
 * Whether the text for each unit of a document depends on that unit alone. It does not where hey-api would rename
 * something because of something else, or write a second type for read-only and write-only properties.
 */
export function isSeparable(document: OpenApiDocument, operations: readonly OperationEntry[], text: string): boolean {
  if (document["webhooks"] !== undefined || /"(?:readOnly|writeOnly)"/.test(text)) return false;
  const ids = operations.map((entry) => entry.id);
  if (ids.includes(undefined)) return false;
  const names = [
    ...Object.keys(document.components?.schemas ?? {}),
    ...ids.flatMap((id) => ["", ...operationTypes].map((suffix) => `${id}${suffix}`)),
  ].map(plain);
  return new Set(names).size === names.length && !names.some((name) => ownNames.has(name) || /^\d|^$/.test(name));
}

/** Attributes every declaration to its unit; `undefined` when one is left over. */
export function dismantle(
  output: HeyApiOutput,
  document: OpenApiDocument,
  operations: readonly OperationEntry[],
): Dismantled<HeyApiPart, HeyApiFrame> | undefined {
  const parts = new Map<string, Writable<HeyApiPart>>();
  const partOf = (key: string) =>
    parts.get(key) ?? parts.set(key, { types: [], sdk: [], imports: [], functions: [] }).get(key);
  for (const section of ["responses", "parameters", "requestBodies", "headers", "pathItems", "schemas"]) {
    for (const name of Object.keys(document.components?.[section] ?? {})) partOf(componentKey(section, name));
  }
  const owners = typeOwners(document, operations, output.functions);
  const frame: Writable<HeyApiFrame> = { types: [], sdk: [], imports: [], files: [] };
  const withoutPreamble = (text: string) =>
    text.startsWith(output.preamble) ? text.slice(output.preamble.length).trim() : text;
  for (const chunk of output.types.chunks) {
    const [name = ""] = chunk.names;
    const owner = owners.get(name) ?? owners.get(plain(name));
    if (owner === undefined && name !== "ClientOptions") return undefined;
    (owner === undefined ? frame : partOf(owner))?.types.push(withoutPreamble(chunk.text));
  }
  const sdkText = new Map(output.sdk.chunks.map((chunk) => [chunk.names[0], chunk.text]));
  for (const entry of operations) {
    const found = output.functions.get(entry.route);
    const text = sdkText.get(found?.name);
    const part = partOf(pathUnit(entry.path));
    if (found === undefined || text === undefined || part === undefined) return undefined;
    sdkText.delete(found.name);
    part.sdk.push(text);
    part.functions.push([entry.route, found.name]);
    part.imports.push(...output.sdk.imports.filter((use) => found.mentions.has(use.local)));
  }
  const options = sdkText.get("Options");
  if (options === undefined || [...sdkText.keys()].some((name) => name !== undefined && name !== "Options"))
    return undefined;
  frame.sdk.push(options);
  frame.imports.push(...output.sdk.imports.filter((use) => new RegExp(`\\b${use.local}\\b`).test(options)));
  frame.files.push(...output.files.filter((file) => file.path !== "sdk.gen.ts" && file.path !== "types.gen.ts"));
  return { parts, frame };
}

type Writable<Value> = {
  -readonly [Key in keyof Value]: Value[Key] extends readonly (infer Item)[] ? Item[] : Value[Key];
};

/** Name of a type, or of a schema in its plain form → the unit that it belongs to. */
function typeOwners(
  document: OpenApiDocument,
  operations: readonly OperationEntry[],
  functions: ReadonlyMap<string, SdkFunction>,
): Map<string, string> {
  const owners = new Map<string, string>();
  for (const name of Object.keys(document.components?.schemas ?? {}))
    owners.set(plain(name), componentKey("schemas", name));
  for (const entry of operations) {
    const base = functions
      .get(entry.route)
      ?.types.find((name) => name.endsWith("Data"))
      ?.slice(0, -"Data".length);
    for (const suffix of operationTypes) owners.set(`${base}${suffix}`, pathUnit(entry.path));
  }
  return owners;
}

/** Puts the declarations together again: schemas, then operations, in the order of the document. */
export function assemble(
  parts: readonly (readonly [key: string, part: HeyApiPart])[],
  frame: HeyApiFrame,
  preamble: readonly string[],
): OutputFile[] {
  const all = parts.map(([, part]) => part);
  const types = createGeneratedFile("types.gen.ts", preamble);
  types.print([...frame.types, ...all.flatMap((part) => part.types)].join("\n\n"));
  const sdk = createGeneratedFile("sdk.gen.ts", preamble);
  for (const { from, imported, local, type } of [frame, ...all].flatMap((part) => part.imports)) {
    sdk.import({ name: imported === local ? local : `${imported} as ${local}`, from, type });
  }
  sdk.print([...frame.sdk, ...all.flatMap((part) => part.sdk)].join("\n\n"));
  return [...frame.files, sdk.toFile(), types.toFile()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is left of a name when case and punctuation are gone; hey-api keeps it through its renaming. */
function plain(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
