import { BaseError } from "../errors/base-error.ts";
import type { Exchange } from "../types.ts";
import { type Parameter, parametersOf } from "./parameters.ts";
import { deepPairs, isRecord, partsOf, plain, reserved, strict } from "./values.ts";

/**
 * Every style of parameters that OpenAPI 3.1 has, percent-encoded by RFC 3986 and expanded by RFC 6570. For operations whose
 * string has more than paths and queries of primitives and lists of them.
 */
export function allStyles(exchange: Exchange, input: Record<string, unknown>): string {
  const query: string[] = [];
  const cookies: string[] = [];
  let url = exchange.steps[0] as string;
  for (const parameter of parametersOf(exchange.steps)) {
    const { kind, key, name } = parameter;
    const value = Object.hasOwn(input, key) ? input[key] : undefined;
    input[key] = undefined;
    try {
      if (kind === "?") query.push(...pairsOf(parameter, value));
      else if (kind === "&") cookies.push(...pairsOf(parameter, value));
      else if (kind === "^") addHeader(exchange, name, headerOf(parameter, value));
      else url += pathOf(parameter, value);
    } catch (cause) {
      throw new BaseError("INVALID_REQUEST", exchange, `parameter "${key}" cannot be sent`, { cause });
    }
    url += parameter.after;
  }
  if (cookies.length > 0) addHeader(exchange, "cookie", cookies.join("; "));
  return query.length > 0 ? `${url}?${query.join("&")}` : url;
}

function addHeader({ headers }: Exchange, name: string, value: string | undefined): void {
  if (value !== undefined) headers[name.toLowerCase() as Lowercase<string>] = value;
}

/** The `name=value` pairs of a query or of cookies. */
function pairsOf({ name: raw, style, reservedAllowed }: Parameter, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const write = reservedAllowed ? reserved : strict;
  const name = strict(raw);
  if (style === "@") return [`${name}=${write(JSON.stringify(value))}`];
  if (style === "!") return deepPairs(raw, value).map(([path, item]) => `${strict(path)}=${write(item)}`);
  const parts = partsOf(value, style === "*", write);
  if (parts.length === 0) return [];
  if (style === "*") return isRecord(value) ? parts : parts.map((part) => `${name}=${part}`);
  return [`${name}=${parts.join(style === "~" ? "%20" : style === "|" ? "%7C" : ",")}`];
}

function headerOf({ style }: Parameter, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (style === "@") return JSON.stringify(value);
  const parts = partsOf(value, style === "*", plain);
  return parts.length > 0 ? parts.join(",") : undefined;
}

function pathOf({ kind, name: raw, style, reservedAllowed }: Parameter, value: unknown): string {
  if (value === undefined || value === null) throw new TypeError("A path has no place for nothing.");
  const write = reservedAllowed ? reserved : strict;
  const name = strict(raw);
  const explode = style === "*";
  const parts = style === "@" ? [write(JSON.stringify(value))] : partsOf(value, explode, write);
  if (kind === ".") return `.${parts.join(explode ? "." : ",")}`;
  if (kind === ";") {
    if (!explode) return parts.join(",") ? `;${name}=${parts.join(",")}` : `;${name}`;
    return parts.map((part) => (isRecord(value) ? `;${part}` : part ? `;${name}=${part}` : `;${name}`)).join("");
  }
  const text = parts.join(",");
  // An empty segment or a dot segment would make it the path of another operation.
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`"${text}" would lead to another path.`);
  return text;
}
