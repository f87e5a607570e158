import type { Problems } from "./problems.ts";
import { isFields, readFields } from "./read-object.ts";
import { readCount, readExpression, readPeriod } from "./read-values.ts";
import type { ConcurrencyLimit, FunctionDefinition, RateLimit } from "./types.ts";

/** Longest period of a rate limit, by https://www.inngest.com/docs/guides/rate-limiting#limitations. */
const longestRateLimit = "24h";

/** Longest period of throttling, by https://www.inngest.com/docs/guides/throttling. */
const longestThrottle = "7d";

export function readRateLimit(value: unknown, problems: Problems): RateLimit | undefined {
  return readLimit(value, {
    option: "rateLimit",
    longest: longestRateLimit,
    known: ["key", "limit", "period"],
    problems,
  });
}

export function readThrottle(value: unknown, problems: Problems): FunctionDefinition["throttle"] {
  const known = ["key", "limit", "period", "burst"];
  const limit = readLimit(value, { option: "throttle", longest: longestThrottle, known, problems });
  const { burst = 1 } = isFields(value) ? value : {};
  const read = readCount(burst, 0, { option: "throttle.burst", problems });
  return limit === undefined || read === undefined ? undefined : { ...limit, burst: Math.max(1, read) };
}

interface LimitOption {
  readonly option: string;
  readonly longest: string;
  readonly known: readonly string[];
  readonly problems: Problems;
}

function readLimit(value: unknown, { option, longest, known, problems }: LimitOption): RateLimit | undefined {
  const fields = value === undefined ? undefined : readFields(value, option, { known, problems });
  if (fields === undefined) return undefined;
  const limit = readCount(fields["limit"], 1, { option: `${option}.limit`, problems });
  const periodMs = readPeriod(fields["period"], { option: `${option}.period`, problems }, longest);
  const key = readExpression(fields["key"], { option: `${option}.key`, problems });
  if (limit === undefined || periodMs === undefined) return undefined;
  return { limit, periodMs, ...(key && { key }) };
}

/** A number, one limit, or up to two of them; 0 means none. */
export function readConcurrency(value: unknown, problems: Problems): readonly ConcurrencyLimit[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    const limit = readConcurrencyLimit(typeof value === "number" ? { limit: value } : value, "concurrency", problems);
    return limit === undefined ? [] : [limit];
  }
  if (value.length > 2) problems.invalid("concurrency", `concurrency has ${value.length} limits.`, "Give one or two.");
  return value
    .map((entry, index) => readConcurrencyLimit(entry, `concurrency[${index}]`, problems))
    .filter((limit) => limit !== undefined);
}

function readConcurrencyLimit(value: unknown, option: string, problems: Problems): ConcurrencyLimit | undefined {
  const fields = readFields(value, option, { known: ["limit", "key", "scope"], problems });
  if (fields === undefined) return undefined;
  const limit = readCount(fields["limit"], 0, { option: `${option}.limit`, problems });
  const key = readExpression(fields["key"], { option: `${option}.key`, problems });
  const scope = fields["scope"] ?? "fn";
  if (scope !== "fn" && scope !== "env" && scope !== "account") {
    return problems.unsupported(
      `${option}.scope`,
      `${option}.scope is ${JSON.stringify(scope)}.`,
      "Use fn, env, account.",
    );
  }
  if (scope !== "fn" && !fields["key"]) {
    const message = `${option} has the scope ${scope} and no key.`;
    return problems.invalid(
      `${option}.key`,
      message,
      "Give a key, as in '\"openai\"': functions with equal keys share.",
    );
  }
  if (limit === undefined || limit === 0) return undefined;
  return { limit, scope, ...(key && { key }) };
}
