import type { Check, Context } from "./check.ts";
import { compile } from "./compile.ts";
import type { SubSchema } from "./schema.ts";
import type { SchemaValidator } from "./types.ts";

/** Makes a Standard Schema of a JSON Schema. What it accepts it gives back as it is. Compiled at its first use. */
export function schemaValidator<Value>(schema: SubSchema): SchemaValidator<Value> {
  let check: Check | undefined;
  return {
    "~standard": {
      version: 1,
      vendor: "rawr",
      validate: (value) => {
        const context: Context = { path: [], issues: [], seen: undefined };
        (check ??= compile(schema))(value, context);
        return context.issues.length > 0 ? { issues: context.issues } : { value: value as Value };
      },
    },
  };
}
