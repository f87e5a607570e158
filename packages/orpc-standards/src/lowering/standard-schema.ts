import type { JsonSchema, LoweringContext } from "./context.ts";
import { createConvert, standardExporter } from "./convert.ts";
import { lowerRoot } from "./lower.ts";
import { valibotExporter } from "./valibot.ts";

const convert = createConvert([standardExporter, valibotExporter]);

/**
 * Lowers any Standard Schema: TypeBox by its own rows, every other library by the JSON Schema that it exports.
 * Undefined, after a problem was reported, when the library exports none.
 */
export function lowerStandardSchema(schema: unknown, context: LoweringContext): JsonSchema | undefined {
  let missing = false;
  const watched: LoweringContext = {
    ...context,
    define: (name, source, lower) => context.define(name, source, lower),
    origin: (node, source) => context.origin(node, source),
    report: (problem) => {
      missing ||= problem.code === "schema-without-converter" && problem.path.length === 0;
      context.report(problem);
    },
  };
  const lowered = lowerRoot(Object(schema) as object, watched, { convert });
  return missing ? undefined : lowered;
}
