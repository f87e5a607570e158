import type { Problems } from "./problems.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with named fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields of an option; one that is not known is a problem, never ignored. */
export function readFields(value: unknown, option: string, context: { known: readonly string[]; problems: Problems }) {
  const { known, problems } = context;
  if (!isFields(value)) return problems.invalid(option, `${option} is not an object.`, `Give ${known.join(", ")}.`);
  for (const name of Object.keys(value)) {
    if (known.includes(name) || value[name] === undefined) continue;
    const path = option === "" ? name : `${option}.${name}`;
    problems.unsupported(path, `${path} is not known to this engine.`, `Remove it; known here: ${known.join(", ")}.`);
  }
  return value;
}
