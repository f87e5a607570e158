import { compileExpression } from "./expression.ts";
import type { Problems } from "./problems.ts";
import { readFields } from "./read-object.ts";
import type { Trigger } from "./types.ts";

/** What starts a function; none at all means that it is only invoked. */
export function readTriggers(value: unknown, problems: Problems): readonly Trigger[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry, index) => readTrigger(entry, index, problems)).filter((trigger) => trigger !== undefined);
}

function readTrigger(value: unknown, index: number, problems: Problems): Trigger | undefined {
  const option = `triggers[${index}]`;
  const fields = readFields(value, option, { known: ["event", "expression"], problems });
  if (fields === undefined) return undefined;
  const name = fields["event"];
  if (typeof name !== "string" || name === "") {
    return problems.invalid(`${option}.event`, "A trigger names no event.", "Give the event's name.");
  }
  const expression = fields["expression"];
  if (typeof expression !== "string") return { kind: "event", name };
  const compiled = compileExpression(expression);
  if (compiled.ok) return { kind: "event", name, condition: compiled.expression };
  return problems.invalid(`${option}.if`, compiled.message, "Mend the expression.");
}
