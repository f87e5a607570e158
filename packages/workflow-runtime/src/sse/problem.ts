/** What a problem tells besides its code; `data` is for programs. */
export interface ProblemFacts {
  readonly title: string;
  readonly detail?: string;
  readonly data?: unknown;
}

/** An answer `application/problem+json` (RFC 9457), of the shape that contracts of the workspace declare. */
export function problemResponse(status: number, code: string, { title, detail, data }: ProblemFacts): Response {
  const type = `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`;
  const problem = { type, title, status, ...(detail && { detail }), code, ...(data !== undefined && { data }) };
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store" };
  return new Response(JSON.stringify(problem), { status, headers });
}

/** The answer about a run that the store does not know. */
export function runNotFound(runId: string): Response {
  return problemResponse(404, "RUN_NOT_FOUND", {
    title: "There is no such run",
    detail: "Check the id; runs older than the retention are pruned.",
    data: { runId },
  });
}
