import { ORPCError } from "@orpc/server";
import { type ErrorItem, problemFacts } from "../contract/problem-schema.ts";

/** An RFC 9457 problem as it goes over the wire; {@link problemSchema} describes it. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly data?: unknown;
}

/** What of an error its problem needs: oRPC's error, or the JSON that oRPC made of it. */
export interface ErrorFacts {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly data?: unknown;
  readonly defined?: boolean;
}

/** Makes the body of an error. An internal error that the contract does not declare keeps its message to itself. */
export function problemBody(error: ErrorFacts, item?: ErrorItem): ProblemBody {
  const { type, title } = problemFacts(error.code, item);
  const secret = error.status >= 500 && error.defined !== true;
  const data = secret ? undefined : readableIssues(error.data);
  return {
    type,
    title,
    status: error.status,
    ...(!secret && error.message !== title && error.message !== "" && { detail: error.message }),
    code: error.code,
    ...(data !== undefined && { data }),
  };
}

/** For `customErrorResponseBodyEncoder`: the problem without what only the contract knows. */
export function encodeProblem(error: unknown): ProblemBody | undefined {
  return error instanceof ORPCError ? problemBody(error) : undefined;
}

/** Standard Schema lets a path segment be an object with a `key`; a caller reads strings and numbers. */
function readableIssues(data: unknown): unknown {
  const issues = (Object(data) as { issues?: unknown }).issues;
  if (!Array.isArray(issues)) return data;
  return { ...(data as object), issues: issues.map(readableIssue) };
}

function readableIssue(issue: unknown): unknown {
  const { message, path } = Object(issue) as { message?: unknown; path?: unknown };
  if (typeof message !== "string") return issue;
  const segments = Array.isArray(path) ? path.map(segmentKey) : [];
  return { message, path: segments };
}

function segmentKey(segment: unknown): string | number {
  const key = typeof segment === "object" && segment !== null && "key" in segment ? segment.key : segment;
  return typeof key === "number" ? key : String(key);
}
