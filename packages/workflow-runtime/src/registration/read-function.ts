import type { Problems } from "./problems.ts";
import { readConcurrency, readRateLimit, readThrottle } from "./read-limits.ts";
import { type Fields, isFields, readFields } from "./read-object.ts";
import { readCancelOn, readDebounce, readPriority, readSingleton, readTimeouts } from "./read-options.ts";
import { readTriggers } from "./read-triggers.ts";
import { readExpression } from "./read-values.ts";
import type { FunctionDefinition } from "./types.ts";

const known = [
  ...["id", "name", "triggers", "steps", "cancel", "idempotency", "concurrency", "throttle", "rateLimit", "debounce"],
  ...["priority", "timeouts", "singleton", "batchEvents"],
];

/** The server's default where a function does not say (`max_attempts` 5 on the wire). */
const defaultRetries = 4;

/** One function of the registration; `undefined` when it cannot be read at all. */
export function readFunction(value: unknown, problems: Problems): FunctionDefinition | undefined {
  const fields = readFields(value, "", { known, problems });
  const id = fields?.["id"];
  if (fields === undefined || typeof id !== "string" || id === "") {
    return problems.invalid("id", "A function has no id.", "Give createFunction an id.");
  }
  if (fields["batchEvents"] !== undefined) {
    const advice = "Remove it and let each event start a run, or execute this function on an Inngest server.";
    problems.unsupported("batchEvents", "batchEvents: events are not batched by this engine.", advice);
  }
  const step = readStep(fields["steps"], problems);
  const definition = {
    id,
    name: typeof fields["name"] === "string" ? fields["name"] : id,
    triggers: readTriggers(fields["triggers"], problems),
    cancelOn: readCancelOn(fields["cancel"], problems),
    concurrency: readConcurrency(fields["concurrency"], problems),
    timeouts: readTimeouts(fields["timeouts"], problems),
    ...readFlow(fields, problems),
  };
  return step && { ...definition, ...step };
}

type Flow = Pick<FunctionDefinition, (typeof flowOptions)[number]>;
const flowOptions = ["idempotency", "rateLimit", "throttle", "debounce", "singleton", "priority"] as const;

function readFlow(fields: Fields, problems: Problems): Flow {
  const read = {
    idempotency: readExpression(fields["idempotency"], { option: "idempotency", problems }),
    rateLimit: readRateLimit(fields["rateLimit"], problems),
    throttle: readThrottle(fields["throttle"], problems),
    debounce: readDebounce(fields["debounce"], problems),
    singleton: readSingleton(fields["singleton"], problems),
    priority: readPriority(fields["priority"], problems),
  };
  return Object.fromEntries(Object.entries(read).filter(([, option]) => option !== undefined));
}

function readStep(steps: unknown, problems: Problems): Pick<FunctionDefinition, "stepUrl" | "retries"> | undefined {
  const all = isFields(steps) ? Object.values(steps) : [];
  if (all.length > 1) {
    problems.unsupported(
      "steps",
      `The function has ${all.length} entry points.`,
      "Register with `serve()` of the SDK.",
    );
  }
  const step = readFields(all[0] ?? {}, "steps", { known: ["id", "name", "runtime", "retries"], problems });
  const runtime = step?.["runtime"];
  if (!isFields(runtime) || typeof runtime["url"] !== "string" || !URL.canParse(runtime["url"])) {
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
  return { stepUrl: `${url.pathname}${url.search}`, retries: readRetries(step?.["retries"], problems) };
}

function readRetries(value: unknown, problems: Problems): number {
  const attempts = isFields(value) ? (value["attempts"] ?? defaultRetries) : defaultRetries;
  if (typeof attempts === "number" && Number.isInteger(attempts) && attempts >= 0 && attempts <= 20) return attempts;
  problems.invalid("retries", `retries is ${JSON.stringify(attempts)}.`, "Give a whole number from 0 to 20.");
  return defaultRetries;
}
