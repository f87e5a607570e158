import type { CallBody } from "./recording.ts";

/** Values that differ between two executions by nature. */
const byName: Readonly<Record<string, string>> = {
  fn_id: "‹function›",
  generation_id: "‹generation›",
  job_id: "‹job›",
  qi_id: "‹queue item›",
  request_id: "‹request›",
  ts: "‹time›",
  timing: "‹timing›",
};

/** Facts about tracing and tenancy that only an Inngest server has. */
const foreign = new Set(["gid", "isr", "tc", "source_app_id", "source_fn_id", "source_fn_v", "expire", "name"]);

const isUlid = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);

const text = (value: string): string => {
  if (isUlid(value)) return "‹id›";
  if (/^[0-7][0-9A-HJKMNP-TV-Z]{25}\.[0-9a-f]{40}$/.test(value)) return `‹run›.${value.slice(27)}`;
  return value;
};

const invoked = (facts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => !foreign.has(key)));

/** Replaces ids and times by names, and stacks by their first line. */
export const normalised = (value: unknown): unknown => {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => {
        if (key === "stack" && typeof inner === "string") return [key, inner.split("\n")[0]];
        if (key === "_inngest") return [key, normalised(invoked(inner as Record<string, unknown>))];
        if (byName[key] !== undefined) return [key, byName[key]];
        return [key, normalised(inner)];
      }),
  );
};

/** A call as it is compared: parallel steps may have ended in either order. */
export const comparableCall = (body: CallBody): unknown => {
  const { ctx } = body;
  const stack = { ...ctx.stack, stack: [...ctx.stack.stack].sort() };
  return normalised({ ...body, ctx: { ...ctx, stack } });
};
