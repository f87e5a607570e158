import { problemResponse } from "../sse/problem.ts";
import { json } from "./answers.ts";
import { refuseForeign } from "./guard.ts";
import { summaryOf } from "./list-runs.ts";
import type { Visit } from "./types.ts";

/** Cancels a run, or starts it again. */
export async function act({ request, url, runtime, grant }: Visit, runId: string, action: string): Promise<Response> {
  const foreign = refuseForeign(request, url);
  if (foreign) return foreign;
  if (!grant.mayAct) {
    return problemResponse(403, "FORBIDDEN", { title: "You may look at runs, but not cancel or retry them" });
  }
  if (action === "retry") return json(await runtime.retry(runId));
  const reason = await reasonOf(request);
  return json(summaryOf(await runtime.cancel(runId, reason === undefined ? {} : { reason })));
}

/** As much of a reason as a contract lets a caller say. */
async function reasonOf(request: Request): Promise<string | undefined> {
  try {
    const { reason } = Object(await request.json()) as { reason?: unknown };
    return typeof reason === "string" && reason.trim() !== "" ? reason.trim().slice(0, 500) : undefined;
  } catch {
    return undefined;
  }
}
