import type { HostContext } from "../host-env.ts";
import { titles } from "./titles.ts";

/** What went wrong with a request, in the terms of RFC 9457. */
export interface Problem {
  readonly status: number;
  /** Stable name for programs, `PAYLOAD_TOO_LARGE`; the problem type follows from it. */
  readonly code: string;
  /** Default: the host's title of the code. */
  readonly title?: string;
  /** What happened this time; read by callers, so it holds no secret. */
  readonly detail?: string;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of a problem, as JSON text. */
export function problemText(requestId: string, { status, code, title, detail, data }: Problem): string {
  const type = `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`;
  return JSON.stringify({ type, title: title ?? titles[code] ?? code, status, detail, code, data, requestId });
}

/** Answers with a problem (`application/problem+json`) that carries the request's id. */
export function problemResponse(from: HostContext | string, problem: Problem): Response {
  const requestId = typeof from === "string" ? from : from.get("requestId");
  if (typeof from !== "string") from.set("problem", problem.code);
  return new Response(problemText(requestId, problem), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...problem.headers,
    },
  });
}
