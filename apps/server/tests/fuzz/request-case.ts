import type { DescribedOperation } from "./described.ts";

/** A request to one operation, in parts that can be judged and changed one by one. */
export interface RequestCase {
  /** Text of each path parameter, not encoded yet. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Without credentials. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Buffer;
  /** Instead of a good token. */
  readonly authorization?: string;
}

/** Path and query as they go over the wire. */
export function targetOf({ path }: DescribedOperation, { params, query }: RequestCase): string {
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encode(params[name] ?? ""));
  const search = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  return search === "" ? filled : `${filled}?${search}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** A URL cannot carry it: parsers take dots for directions, and a segment of nothing is none. */
export function isCarried({ params }: RequestCase): boolean {
  return Object.values(params).every((text) => !["", ".", ".."].includes(text));
}

/** What a client can put into a header; everything else is refused by Node before it is sent. */
export function isHeaderText(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** The value of a header as the other side reads it; undefined when it was sent twice or not at all. */
export function headerValues({ headers }: RequestCase, name: string): string[] {
  return headers
    .filter(([each]) => each.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value.replaceAll(/^[\t ]+|[\t ]+$/g, ""));
}
