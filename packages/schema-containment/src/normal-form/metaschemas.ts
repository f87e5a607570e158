import { Ajv2020 } from "ajv/dist/2020.js";
import { isRecord } from "../json.ts";

type Documents = { readonly [uri: string]: object };

let known: Documents | undefined;

/** The metaschema of JSON Schema 2020-12 and its vocabularies by URI, as Ajv ships them. */
export function metaschemas(): Documents {
  known ??= load();
  return known;
}

function load(): Documents {
  const schemas = Object.values(new Ajv2020({ logger: false }).schemas).map((entry) => entry?.schema);
  return Object.fromEntries(
    schemas
      .filter((schema) => isRecord(schema))
      .map((schema) => [String(schema["$id"]), schema] as const)
      .filter(([uri]) => uri.startsWith("https://json-schema.org/draft/2020-12/")),
  );
}
