import type { Json } from "@rawr/schema-containment";
import type { ApiParameter } from "../model.ts";

/** How a parameter is written. */
export type Spelling = Pick<ApiParameter, "name" | "in" | "style" | "explode" | "contentType">;

/** A value as it stands in a message, with its name where the style writes names: `ids=1,2`, `;id=1`, `1,2` (OpenAPI 3.1, 4.8.12.4). */
export function parameterText(parameter: Spelling, value: Json): string {
  const { name, style, explode } = parameter;
  if (parameter.contentType !== undefined) return withName(parameter, encode(JSON.stringify(value)));
  if (typeof value !== "object" || value === null) return single(parameter, text(value));
  const entries = Object.entries(value).map(([key, item]) => [encode(key), text(item)] as const);
  if (style === "deepObject") return entries.map(([key, item]) => `${name}[${key}]=${item}`).join("&");
  const list = Array.isArray(value);
  const parts = list
    ? entries.map(([, item]) => item)
    : explode
      ? entries.map((entry) => entry.join("="))
      : entries.flat();
  // An exploded list repeats its name, an exploded object writes names of its own.
  const named = list ? parts.map((part) => `${name}=${part}`) : parts;
  switch (style) {
    case "label":
      return `.${parts.join(explode ? "." : ",")}`;
    case "matrix":
      return explode ? named.map((part) => `;${part}`).join("") : `;${name}=${parts.join(",")}`;
    case "simple":
      return parts.join(",");
    default:
      return explode ? named.join("&") : `${name}=${parts.join(delimiters[style] ?? ",")}`;
  }
}

const delimiters: { readonly [style: string]: string } = { spaceDelimited: "%20", pipeDelimited: "%7C" };

function single(parameter: Spelling, value: string): string {
  if (parameter.style === "label") return `.${value}`;
  if (parameter.style === "matrix") return value === "" ? `;${parameter.name}` : `;${parameter.name}=${value}`;
  return withName(parameter, value);
}

function withName({ name, in: place }: Spelling, value: string): string {
  return place === "query" || place === "cookie" ? `${name}=${value}` : value;
}

function text(value: Json): string {
  return encode(typeof value === "string" ? value : value === null ? "null" : JSON.stringify(value));
}

/** Well formed: a lone surrogate, which a witness may have, has no UTF-8. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}
