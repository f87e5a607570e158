import type { JsonObject, OpenApiDocument, ResponseObject } from "@rawr/openapi-document";
import { deprecationHeaders } from "@rawr/orpc-standards";
import type { SurfaceDeprecation } from "../surface/surface.ts";
import type { CompileContext } from "./compile-context.ts";
import type { CompiledOperation } from "./operation.ts";

/** What each header means, where it is defined. */
const meanings: Readonly<Record<string, string>> = {
  Deprecation: "Since when this version is deprecated: `@` and seconds since 1970 (RFC 9745).",
  Sunset: "From when on it may stop working (RFC 8594).",
  Link: "What takes its place, as `successor-version` (RFC 8288, RFC 5829).",
};

/** Marks every operation of a surface version that callers are to leave, and documents the headers that its host sends. */
export function deprecateOperations(operations: readonly CompiledOperation[], { surface }: CompileContext): void {
  const { deprecated } = surface;
  if (deprecated === undefined) return;
  const names = Object.keys(deprecationHeaders(deprecated));
  for (const { operation } of operations) {
    operation.deprecated = true;
    operation["x-deprecated-since"] ??= deprecated.since;
    const own = operation["x-sunset"];
    // An operation may go before the rest, never after it.
    const isEarlier = typeof own === "string" && (deprecated.sunset === undefined || own < deprecated.sunset);
    if (!isEarlier && deprecated.sunset !== undefined) operation["x-sunset"] = deprecated.sunset;
    for (const response of Object.values(operation.responses ?? {})) addHeaders(response as ResponseObject, names);
  }
}

/** An author who documents one of them says more than we know. */
function addHeaders(response: ResponseObject, names: readonly string[]): void {
  const known = new Set(Object.keys(response.headers ?? {}).map((name) => name.toLowerCase()));
  const missing = names.filter((name) => !known.has(name.toLowerCase()));
  const added = missing.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
  response.headers = { ...response.headers, ...Object.fromEntries(added) };
}

/** The headers of {@link deprecateOperations}, with this surface's values as examples. */
export function deprecationComponents({ surface, origins, tracer }: CompileContext): Record<string, JsonObject> {
  const { deprecated } = surface;
  if (deprecated === undefined) return {};
  const headers = Object.entries(deprecationHeaders(deprecated)).map(([name, example]): [string, JsonObject] => {
    const header = { description: meanings[name], schema: { type: "string" }, example };
    origins.set(header, tracer.originOf(deprecated) ?? tracer.originOf(surface));
    return [name, header];
  });
  return Object.fromEntries(headers);
}

/** What `info` says of it, to people and to tools. */
export function deprecationInfo(
  deprecated: SurfaceDeprecation | undefined,
  description: string,
): Partial<OpenApiDocument["info"]> {
  if (deprecated === undefined) return { description };
  const { since, sunset, successor, link } = deprecated;
  return {
    description: `${notice(deprecated)}\n\n${description}`,
    "x-deprecated-since": since,
    ...(sunset !== undefined && { "x-sunset": sunset }),
    ...(successor !== undefined && { "x-successor": successor }),
    ...(link !== undefined && { "x-successor-link": link }),
  };
}

function notice({ since, sunset, successor, link }: SurfaceDeprecation): string {
  const name = successor ?? link;
  const place = link === undefined ? name : `[${name}](${link})`;
  return [
    `**Deprecated since ${since}.**`,
    ...(sunset === undefined ? [] : [`It may stop working on ${sunset}.`]),
    ...(place === undefined ? [] : [`Use ${place} instead.`]),
  ].join(" ");
}
