import type { Problems } from "./problems.ts";
import { readFields } from "./read-object.ts";
import { readExpression, readPeriod } from "./read-values.ts";
import type { CancelRule, Expression, FunctionDefinition } from "./types.ts";

/** Longest period of a debounce, by https://www.inngest.com/docs/guides/debounce#limitations. */
const longestDebounce = "7d";

export function readDebounce(value: unknown, problems: Problems): FunctionDefinition["debounce"] {
  if (value === undefined) return undefined;
  const fields = readFields(value, "debounce", { known: ["key", "period", "timeout"], problems });
  if (fields === undefined) return undefined;
  const periodMs = readPeriod(fields["period"], { option: "debounce.period", problems }, longestDebounce);
  const timeoutMs = optionalPeriod(fields["timeout"], "debounce.timeout", problems);
  const key = readExpression(fields["key"], { option: "debounce.key", problems });
  if (periodMs === undefined) return undefined;
  return { periodMs, ...(timeoutMs !== undefined && { timeoutMs }), ...(key && { key }) };
}

export function readSingleton(value: unknown, problems: Problems): FunctionDefinition["singleton"] {
  if (value === undefined) return undefined;
  const fields = readFields(value, "singleton", { known: ["key", "mode"], problems });
  if (fields === undefined) return undefined;
  const key = readExpression(fields["key"], { option: "singleton.key", problems });
  const mode = fields["mode"];
  if (mode === "skip" || mode === "cancel") return { mode, ...(key && { key }) };
  return problems.invalid("singleton.mode", `singleton.mode is ${JSON.stringify(mode)}.`, 'Give "skip" or "cancel".');
}

export function readPriority(value: unknown, problems: Problems): Expression | undefined {
  if (value === undefined) return undefined;
  const fields = readFields(value, "priority", { known: ["run"], problems });
  return readExpression(fields?.["run"], { option: "priority.run", problems });
}

export function readTimeouts(value: unknown, problems: Problems): FunctionDefinition["timeouts"] {
  const fields = value === undefined ? {} : readFields(value, "timeouts", { known: ["start", "finish"], problems });
  const startMs = optionalPeriod(fields?.["start"], "timeouts.start", problems);
  const finishMs = optionalPeriod(fields?.["finish"], "timeouts.finish", problems);
  return { ...(startMs !== undefined && { startMs }), ...(finishMs !== undefined && { finishMs }) };
}

/** The SDK sends `cancelOn` as `cancel`, and turns `match` into `if`. */
export function readCancelOn(value: unknown, problems: Problems): readonly CancelRule[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.invalid("cancelOn", "cancelOn is not a list.", "Give a list of events.");
    return [];
  }
  return value.map((entry, index) => readCancelRule(entry, index, problems)).filter((rule) => rule !== undefined);
}

function readCancelRule(value: unknown, index: number, problems: Problems): CancelRule | undefined {
  const option = `cancelOn[${index}]`;
  const fields = readFields(value, option, { known: ["event", "if", "timeout"], problems });
  if (fields === undefined) return undefined;
  const condition = readExpression(fields["if"], { option: `${option}.if`, problems });
  const timeoutMs = optionalPeriod(fields["timeout"], `${option}.timeout`, problems);
  const event = fields["event"];
  if (typeof event !== "string" || event === "") {
    return problems.invalid(`${option}.event`, `${option} names no event.`, "Give the event's name.");
  }
  return { event, ...(condition && { condition }), ...(timeoutMs !== undefined && { timeoutMs }) };
}

function optionalPeriod(value: unknown, option: string, problems: Problems): number | undefined {
  return value === undefined ? undefined : readPeriod(value, { option, problems });
}
