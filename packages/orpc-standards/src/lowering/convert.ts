import { typeBoxOf } from "../standard-schema/type-box-of.ts";
import type { Direction } from "./context.ts";
import { isSchemaObject, type Place, reportProblem, type SchemaObject, type Walk } from "./place.ts";
import { isUndefinedOnly } from "./undefined.ts";

/** Gets a JSON Schema out of a foreign schema; undefined when it does not know the library. */
export type Exporter = (schema: object, direction: Direction) => unknown;

/** Definition names that a library makes up, which change with the order of evaluation. */
const generatedNames: Readonly<Record<string, RegExp>> = {
  zod: /^__schema\d+$/,
  arktype: /^[a-z]+\d+$/i,
  valibot: /^\d+$/,
};

/** Converts any Standard Schema inside a walk. */
export function createConvert(exporters: readonly Exporter[]): Walk["convert"] {
  return (schema, walk, place) => {
    const typeBox = typeBoxOf(schema);
    if (typeBox) return walk.lower(typeBox, walk, place);
    if (place.absence !== "impossible" && isUndefinedOnly(schema)) return { not: {} };
    const author = walk.author ?? schema;
    const vendor = vendorOf(schema);
    const generatedName = generatedNames[vendor];
    const outer: Walk = { ...walk, author, ...(generatedName && { generatedName }) };
    const json = exportJson(schema, outer, { place, vendor, exporters });
    if (!json) return {};
    return walk.lower(json, { ...outer, root: json }, { ...place, resource: json, scopes: [], open: [] });
  };
}

function exportJson(
  schema: object,
  walk: Walk,
  site: { place: Place; vendor: string; exporters: readonly Exporter[] },
): SchemaObject | undefined {
  const { place, vendor, exporters } = site;
  try {
    for (const exporter of exporters) {
      const json = exporter(schema, walk.context.direction);
      // Zod hangs `~standard` on what it exports.
      if (isSchemaObject(json)) return Object.fromEntries(Object.entries(json).filter(([key]) => !key.startsWith("~")));
    }
    reportProblem(walk, place, { code: "schema-without-converter", schema, kind: vendor });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    reportProblem(walk, place, { code: "unrepresentable-schema", schema, kind: vendor, detail });
  }
  return undefined;
}

/** Standard JSON Schema: Zod from 4.2, ArkType from 2.1.28, and every library that follows the specification. */
export const standardExporter: Exporter = (schema, direction) => {
  const standard = (schema as { "~standard"?: StandardProperties })["~standard"];
  const converter = standard?.jsonSchema?.[direction];
  if (!converter) return undefined;
  const libraryOptions = standard.vendor === "arktype" ? { fallback: refuse } : undefined;
  return converter({ target: "draft-2020-12", ...(libraryOptions && { libraryOptions }) });
};

interface StandardProperties {
  readonly vendor?: unknown;
  readonly jsonSchema?: Partial<Record<Direction, (options: object) => unknown>>;
}

/** ArkType's own fallback is `{}`: everything allowed, nothing said. */
function refuse(context: { code: string }): never {
  throw new Error(`ArkType cannot write this as JSON Schema (${context.code})`);
}

function vendorOf(schema: object): string {
  const vendor = (schema as { "~standard"?: StandardProperties })["~standard"]?.vendor;
  return typeof vendor === "string" ? vendor : "unknown";
}
