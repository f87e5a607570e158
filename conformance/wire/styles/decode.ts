/** How a parameter is written (OpenAPI 3.1, 4.8.12.2), with the defaults filled in. */
export interface Style {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
  readonly type: "text" | "list" | "object";
}

/**
 * Reads a value of the path, a header or one cookie, still encoded, by the table of styles (OpenAPI 3.1, 4.8.12.4).
 * Text only; the caller knows the types.
 */
export function decodeValue(raw: string, { name, style, explode, type }: Style): unknown {
  if (style === "label") return decodeList(raw.replace(/^\./, ""), explode ? "." : ",", { explode, type });
  if (style === "matrix") return decodeMatrix(raw, { name, style, explode, type });
  return decodeList(raw, ",", { explode, type });
}

/** Reads a query parameter from the query, still encoded. */
export function decodeQuery(query: string, { name, style, explode, type }: Style): unknown {
  const pairs = query
    .split("&")
    .filter((pair) => pair !== "")
    .map(pairOf);
  const own = pairs.filter(([key]) => decode(key) === name).map(([, value]) => value);
  if (style === "deepObject") return found(pairs.flatMap(([key, value]) => deepMember(decode(key), name, value)));
  if (style === "form" && explode && type === "object")
    return found(pairs.map(([key, value]) => [decode(key), decode(value)]));
  const [first] = own;
  if (first === undefined) return undefined;
  if (type === "text") return decode(first);
  if (style === "form" && explode) return own.map(decode);
  const separator = { spaceDelimited: /%20|\+/, pipeDelimited: /\||%7C/i }[style] ?? ",";
  return decodeList(first, separator, { explode: false, type });
}

function deepMember(key: string, name: string, value: string): (readonly [string, string])[] {
  const member = key.startsWith(`${name}[`) && key.endsWith("]") ? key.slice(name.length + 1, -1) : undefined;
  return member === undefined ? [] : [[member, decode(value)]];
}

function decodeMatrix(raw: string, { name, explode, type }: Style): unknown {
  const pairs = raw.split(";").slice(1).map(pairOf);
  if (type === "object" && explode) return found(pairs.map(([key, value]) => [decode(key), decode(value)]));
  const own = pairs.filter(([key]) => decode(key) === name).map(([, value]) => value);
  if (type === "list" && explode) return own.map(decode);
  return decodeList(own[0] ?? "", ",", { explode: false, type });
}

function decodeList(
  raw: string,
  separator: string | RegExp,
  { explode, type }: Pick<Style, "explode" | "type">,
): unknown {
  if (type === "text") return decode(raw);
  const parts = raw.split(separator);
  if (type === "list") return parts.map(decode);
  if (explode) return Object.fromEntries(parts.map(pairOf).map(([key, value]) => [decode(key), decode(value)]));
  return found(
    parts.flatMap((part, index) => (index % 2 === 0 ? [[decode(part), decode(parts[index + 1] ?? "")] as const] : [])),
  );
}

function pairOf(pair: string): readonly [key: string, value: string] {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
}

function found(members: readonly (readonly [string, string])[]): Record<string, string> | undefined {
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
