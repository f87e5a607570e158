import { reachable } from "../reachable.ts";
import type { Json, Schema, WitnessErrors } from "../types.ts";
import { Judge } from "./judge.ts";

/** Ajv and TypeBox's validator on one schema, each answer theirs alone: nothing of our own reading is in it. */
export interface SchemaJudge {
  /** Both accept the value; undefined when one could not be asked. */
  accepts(value: Json): boolean | undefined;
  /** Both refuse the value. */
  refuses(value: Json): boolean;
  /** What they say against it. */
  explain(value: Json): WitnessErrors;
}

/** Holds values against a schema, as `contains` does with a witness. Does not throw, whatever is wrong with the schema. */
export function createJudge(
  schema: Schema,
  options: { readonly formats?: "annotation" | "assertion" } = {},
): SchemaJudge {
  return new Judge(reachable(schema, Infinity).document, options.formats === "assertion");
}
