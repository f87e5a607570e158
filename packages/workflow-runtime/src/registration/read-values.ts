import { WorkflowRuntimeError } from "../errors.ts";
import { parseDuration } from "./duration.ts";
import { compileExpression } from "./expression.ts";
import type { Problems } from "./problems.ts";
import type { Expression } from "./types.ts";

/** Where a value comes from: the option's path, and who hears that it is wrong. */
export interface Place {
  readonly option: string;
  readonly problems: Problems;
}

/** An expression; some SDKs send an empty text for none. */
export function readExpression(value: unknown, { option, problems }: Place): Expression | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") {
    return problems.invalid(option, `${option} is ${JSON.stringify(value)}.`, "Give a CEL expression as a text.");
  }
  try {
    return compileExpression(value);
  } catch (error) {
    if (!(error instanceof WorkflowRuntimeError)) throw error;
    return problems.invalid(option, `${option}: ${error.message}`, "Mend the expression; its language is CEL.");
  }
}

/** A whole number that is not less than `least`. */
export function readCount(value: unknown, least: number, { option, problems }: Place): number | undefined {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
  const found = value === undefined ? "missing" : JSON.stringify(value);
  return problems.invalid(option, `${option} is ${found}.`, `Give a whole number of at least ${least}.`);
}

/** A duration of at least a second and, where there is one, at most `most`, both as texts. */
export function readPeriod(value: unknown, { option, problems }: Place, most?: string): number | undefined {
  const ms = typeof value === "string" ? parseDuration(value) : undefined;
  const longest = most === undefined ? Number.POSITIVE_INFINITY : (parseDuration(most) ?? 0);
  if (ms !== undefined && ms >= 1_000 && ms <= longest) return ms;
  const found = value === undefined ? "missing" : JSON.stringify(value);
  const range = most === undefined ? "of at least 1s" : `from 1s to ${most}`;
  return problems.invalid(option, `${option} is ${found}.`, `Give a duration ${range}, as in "30s" or "1h30m".`);
}
