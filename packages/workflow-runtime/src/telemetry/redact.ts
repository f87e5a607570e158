import type { LogFields } from "./logger.ts";
import type { IncidentFacts } from "./types.ts";

const longestText = 256;

// A list of what may pass, and not of what may not: a fact that somebody adds tomorrow is silent until it is named here.
const known = {
  runId: true,
  functionId: true,
  step: true,
  attempt: true,
  jobId: true,
  generation: true,
  kind: true,
  status: true,
  code: true,
  count: true,
  bytes: true,
  durationMs: true,
  file: true,
} as const satisfies Record<Exclude<keyof IncidentFacts, "error">, true>;

/** Facts as fields of a log line: known keys, scalars, short. Of an error, its code. */
export function redact(facts: IncidentFacts): LogFields {
  const fields: Record<string, string | number> = {};
  for (const key of Object.keys(known) as (keyof typeof known)[]) {
    const value: unknown = facts[key];
    if (key === "code" && value !== undefined) fields[key] = codeOf(value);
    else if (typeof value === "number") fields[key] = value;
    else if (typeof value === "string") fields[key] = shorten(value);
  }
  if (facts.error !== undefined) fields["error"] = codeOf(facts.error);
  return fields;
}

/**
 * The stable name of a failure: an error's `code`, else its class; `_OTHER` (OpenTelemetry's word) for what does not look
 * like a name, because it may be data.
 */
export function codeOf(failure: unknown): string {
  if (failure instanceof Error) {
    const code = "code" in failure ? failure.code : undefined;
    return nameLike(code) ?? nameLike(failure.name) ?? other;
  }
  return nameLike(failure) ?? other;
}

/** A name that fits into an attribute. */
export function shorten(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

const other = "_OTHER";

function nameLike(value: unknown): string | undefined {
  return typeof value === "string" && /^[A-Za-z_][\w.-]{0,63}$/.test(value) ? value : undefined;
}
