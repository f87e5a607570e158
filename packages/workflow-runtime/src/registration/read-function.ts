import type { Problems } from "./problems.ts";
import { isFields, readFields } from "./read-object.ts";
import { readTriggers } from "./read-triggers.ts";
import type { FunctionDefinition } from "./types.ts";

const known = ["id", "name", "triggers", "steps"];

/** The server's default where a function does not say (`max_attempts` 5 on the wire). */
const defaultRetries = 4;

/** One function of the registration; `undefined` when it cannot be read at all. */
export function readFunction(value: unknown, problems: Problems): FunctionDefinition | undefined {
  const fields = readFields(value, "", { known, problems });
  const id = fields?.["id"];
  if (fields === undefined || typeof id !== "string" || id === "") {
    return problems.invalid("id", "A function has no id.", "Give createFunction an id.");
  }
  const step = readStep(fields["steps"], problems);
  if (step === undefined) return undefined;
  return {
    id,
    name: typeof fields["name"] === "string" ? fields["name"] : id,
    stepUrl: step.url,
    triggers: readTriggers(fields["triggers"], problems),
    retries: step.retries,
    cancelOn: [],
    concurrency: [],
    timeouts: {},
  };
}

function readStep(steps: unknown, problems: Problems): { readonly url: string; readonly retries: number } | undefined {
  const step = isFields(steps) ? Object.values(steps)[0] : undefined;
  const runtime = isFields(step) ? step["runtime"] : undefined;
  if (!isFields(step) || !isFields(runtime) || typeof runtime["url"] !== "string" || !URL.canParse(runtime["url"])) {
    return problems.invalid("steps", "The function says nowhere to call it.", "Register with `serve()` of the SDK.");
  }
  if (runtime["type"] !== "http") {
    return problems.unsupported(
      "steps",
      "The function is reached by `connect`.",
      "Register with `serve()` of the SDK.",
    );
  }
  const url = new URL(runtime["url"]);
  return { url: `${url.pathname}${url.search}`, retries: readRetries(step["retries"], problems) };
}

function readRetries(value: unknown, problems: Problems): number {
  const attempts = isFields(value) ? (value["attempts"] ?? defaultRetries) : defaultRetries;
  if (typeof attempts === "number" && Number.isInteger(attempts) && attempts >= 0 && attempts <= 20) return attempts;
  problems.invalid("retries", `retries is ${JSON.stringify(attempts)}.`, "Give a whole number from 0 to 20.");
  return defaultRetries;
}
