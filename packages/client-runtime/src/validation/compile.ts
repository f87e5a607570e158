import { type Check, type Keyword, report } from "./check.ts";
import { combinationKeywords } from "./keywords/combinations.ts";
import { otherKeywords, partKeywords } from "./keywords/parts.ts";
import { constant, valueKeywords } from "./keywords/values.ts";
import type { SubSchema, ValidationSchema } from "./schema.ts";

const keywords = Object.entries({
  ...valueKeywords,
  ...partKeywords,
  ...combinationKeywords,
  ...otherKeywords,
}) as [keyof ValidationSchema, Keyword<unknown>][];

const known = new WeakMap<ValidationSchema, Check>();

/** Makes the check of a schema, once for each. Nothing is evaluated as code, so that a strict CSP allows it. */
export function compile(schema: SubSchema): Check {
  if (schema === true) return () => {};
  if (schema === false) return (_value, context) => report(context, "must not be there");
  let check = known.get(schema);
  if (!check) known.set(schema, (check = combine(schema)));
  return check;
}

function combine(schema: ValidationSchema): Check {
  const own = keywords.filter(([name]) => Object.hasOwn(schema, name) && schema[name] !== undefined);
  const checks = own.map(([name, keyword]) => keyword(schema[name], schema, compile));
  if (Object.hasOwn(schema, "const")) checks.push(constant(schema.const));
  const run: Check = (value, context) => {
    for (const check of checks) check(value, context);
  };
  if (schema.unevaluatedItems === undefined && schema.unevaluatedProperties === undefined) return run;
  return (value, context) => {
    // Its own set: a schema does not know what those beside it have looked at.
    const seen = new Set<PropertyKey>();
    run(value, { ...context, seen });
    for (const key of seen) context.seen?.add(key);
  };
}
