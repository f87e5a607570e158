import type { Run, RunFilter, RunStatus } from "../port.ts";
import { problemResponse } from "../sse/problem.ts";
import { json } from "./answers.ts";
import type { Visit } from "./types.ts";

const known: readonly string[] = [
  "queued",
  "running",
  "waiting",
  "completed",
  "failed",
  "cancelled",
] satisfies RunStatus[];

/** What everybody who may read sees of a run: neither what it was given nor what it gave. */
export function summaryOf({ output: _output, event, ...run }: Run) {
  return { ...run, event: event.name };
}

/** A page of runs. */
export async function listRuns({ url, runtime, grant }: Visit): Promise<Response> {
  const filter = filterOf(url.searchParams);
  if ("problem" in filter) {
    return problemResponse(400, "BAD_REQUEST", { title: "The filter is not valid", detail: filter.problem });
  }
  const { items, nextCursor } = await runtime.store.list(filter);
  return json({ items: items.map(summaryOf), nextCursor, mayAct: grant.mayAct, now: new Date().toISOString() });
}

function filterOf(query: URLSearchParams): RunFilter | { readonly problem: string } {
  const status = query.getAll("status");
  const odd = status.find((name) => !known.includes(name));
  if (odd !== undefined) return { problem: `"${odd}" is no status; there are ${known.join(", ")}.` };
  const attributes: Record<string, string> = {};
  for (const pair of query.getAll("attribute")) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (name === undefined || value === undefined) return { problem: `"${pair}" is no attribute; write name=value.` };
    Object.defineProperty(attributes, name, { value, enumerable: true });
  }
  const times: { createdAfter?: string; createdBefore?: string } = {};
  for (const name of ["createdAfter", "createdBefore"] as const) {
    const text = query.get(name);
    if (text === null) continue;
    if (Number.isNaN(Date.parse(text))) return { problem: `"${text}" is no time; write it as ISO 8601.` };
    times[name] = new Date(text).toISOString();
  }
  const limit = Number(query.get("limit") ?? 25);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return { problem: "limit is a number from 1 to 100." };
  const functionId = query.get("function");
  const cursor = query.get("cursor");
  return {
    limit,
    ...times,
    ...(status.length > 0 && { status: status as RunStatus[] }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(functionId && { functionId }),
    ...(cursor && { cursor }),
  };
}
