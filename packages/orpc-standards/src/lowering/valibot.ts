import { createRequire } from "node:module";
import type { Exporter } from "./convert.ts";

type ToJsonSchema = (schema: object, options: object) => unknown;

/** Valibot keeps its converter in a package of its own, an optional peer that is loaded when the first schema needs it. */
export const valibotExporter: Exporter = (schema, direction) => {
  const standard = (schema as { "~standard"?: { vendor?: unknown } })["~standard"];
  if (standard?.vendor !== "valibot") return undefined;
  return load()?.(schema, { target: "draft-2020-12", typeMode: direction, errorMode: "throw" });
};

function load(): ToJsonSchema | undefined {
  const require = createRequire(import.meta.url);
  try {
    return (require("@valibot/to-json-schema") as { toJsonSchema: ToJsonSchema }).toJsonSchema;
  } catch (error) {
    if ((error as { code?: unknown }).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
