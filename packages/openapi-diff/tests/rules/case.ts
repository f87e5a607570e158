import type { DiffOptions } from "../../src/index.ts";

/** An operation before and after, and every finding that comes of it. */
export interface Case {
  readonly name: string;
  readonly old: object;
  readonly next: object;
  /** `CLASS code`, in any order. */
  readonly finds: readonly string[];
  /** What the first finding's witness says: the message, the payload, or the credentials; then the refusal. */
  readonly witness?: string;
  readonly policy?: DiffOptions["policy"];
}

/** A document of `GET /runs` with what is said of it; `$` holds what stands beside the paths. */
export function documentOf(operation: object): object {
  const { $: rest, path = "/runs", method = "get", paths, ...own } = operation as Record<string, unknown>;
  return {
    openapi: "3.1.1",
    info: { title: "Runs", version: "1.0.0" },
    paths: paths ?? { [String(path)]: { [String(method)]: { responses: { 204: { description: "Done" } }, ...own } } },
    ...(rest as object | undefined),
  };
}

/** A parameter of a query unless it says otherwise. */
export function parameter(name: string, more: object = {}): object {
  return { name, in: "query", schema: { type: "string" }, ...more };
}

/** A response with a JSON body. */
export function json(schema: object, more: object = {}): object {
  return { description: "Fine", content: { "application/json": { schema } }, ...more };
}

/** A request body of JSON. */
export function body(schema: object, more: object = {}): object {
  return { content: { "application/json": { schema } }, ...more };
}
