import { ORPCError } from "@orpc/contract";
import type { TSchema } from "typebox";
import { acceptsUndefined } from "../lowering/undefined.ts";
import { typeBoxOf } from "../standard-schema/type-box-of.ts";

/** A member of an error map: {@link problem}'s, or plain oRPC's. */
export interface ErrorItem {
  readonly status?: number | undefined;
  readonly message?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly data?: unknown;
}

/** What a problem is on the wire, without its occurrence. */
export interface ProblemFacts {
  /** URI reference of the problem type. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
}

/** Type, title and status of an error, with oRPC's defaults where its item says nothing. */
export function problemFacts(code: string, item: ErrorItem = {}): ProblemFacts {
  const known = new ORPCError(code);
  const named = known.message !== code ? known.message : sentence(code);
  return {
    type: item.type ?? `urn:problem:${kebab(code)}`,
    title: item.title ?? item.message ?? named,
    status: item.status ?? known.status,
  };
}

/**
 * The body of one error, `application/problem+json` (RFC 9457), for `lowerTypeBox` and, when `data` is TypeBox, for
 * TypeBox's own validation. `type`, `status` and `code` are constants: a client narrows on any of them.
 */
export function problemSchema(code: string, item: ErrorItem = {}): TSchema {
  const { type, title, status } = problemFacts(code, item);
  const dataRequired = item.data !== undefined && !acceptsUndefined(item.data, "output");
  return {
    type: "object",
    title,
    required: ["type", "title", "status", "code", ...(dataRequired ? ["data"] : [])],
    properties: {
      type: { type: "string", format: "uri-reference", const: type, description: "Identifies the problem type." },
      title: { type: "string", description: "The problem type in words.", examples: [title] },
      status: { type: "integer", const: status, description: "The HTTP status of this response." },
      detail: { type: "string", description: "What happened this time." },
      instance: { type: "string", format: "uri-reference", description: "Identifies this occurrence." },
      code: { type: "string", const: code, description: "Stable name of the problem, for programs." },
      ...(item.data !== undefined && { data: typeBoxOf(item.data) ?? item.data }),
    },
  };
}

/** A component name for an error, `RUN_NOT_FOUND` → `RunNotFoundProblem`. */
export function problemName(code: string): string {
  const words = wordsOf(code).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}Problem`;
}

function sentence(code: string): string {
  const text = wordsOf(code).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function kebab(code: string): string {
  return wordsOf(code).join("-") || "unknown";
}

/** `RUN_NOT_FOUND`, `runNotFound` and `run-not-found` are the same three words. */
function wordsOf(code: string): string[] {
  const separated = code.replace(/([a-z0-9])([A-Z])/g, "$1 $2");
  return separated
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}
