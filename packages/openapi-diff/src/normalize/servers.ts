import { isObject, type JsonObject } from "@rawr/openapi-document";
import type { ApiServer } from "../model.ts";
import type { Entry, Reader } from "./reader.ts";
import { written } from "./texts.ts";

/** More URLs than these are not enumerated; the template stands for them. */
const most = 256;

/** A list of servers that stands on an operation, a path item or the document. An empty one says nothing. */
export function readServers(reader: Reader, value: unknown, pointer: string): readonly ApiServer[] | undefined {
  if (Array.isArray(value))
    return reader.once("servers", value, () => {
      const servers = reader.items(value, pointer).flatMap((entry) => readServer(reader, entry) ?? []);
      return servers.length === 0 ? undefined : servers;
    });
  reader.items(value, pointer);
  return undefined;
}

/** Where no server is named (OpenAPI 3.1.1, 4.8.1). */
export function defaultServers(reader: Reader): readonly ApiServer[] {
  return [{ url: "/", urls: [normalizeUrl("/", reader.document.$self)], pointer: "", variables: {} }];
}

function readServer(reader: Reader, { value, pointer }: Entry): ApiServer | undefined {
  const node = reader.follow(value, pointer)?.node;
  if (!node) return undefined;
  if (typeof node.url !== "string") {
    reader.problem(pointer, "Expected a server with a `url`.");
    return undefined;
  }
  const variables = isObject(node.variables) ? node.variables : {};
  const urls = concreteUrls(node.url, variables).map((url) => normalizeUrl(url, reader.document.$self));
  return { url: node.url, urls: [...new Set(urls)], pointer, variables };
}

/** Every URL that a template with variables stands for; `{}` where a variable may be anything. */
function concreteUrls(template: string, variables: JsonObject): string[] {
  let urls = [""];
  for (const part of template.split(/(\{[^{}]*\})/)) {
    const values = part.startsWith("{") ? valuesOf(part.slice(1, -1), variables) : [part];
    const next = values.length * urls.length > most ? ["{}"] : values;
    urls = urls.flatMap((url) => next.map((value) => url + value));
  }
  return urls;
}

function valuesOf(name: string, variables: JsonObject): string[] {
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  const listed = isObject(variable) && Array.isArray(variable.enum) ? variable.enum : [];
  return listed.length === 0 ? ["{}"] : listed.map(written);
}

/**
 * The same for every spelling of a URL: no trailing slash, scheme and host in lower case, no default port. A relative one
 * is resolved against `$self`, else against a root that both documents are taken to share.
 */
function normalizeUrl(url: string, self: unknown): string {
  // A hole is kept through the URL parser as a name that no host has.
  const hole = "open-0-variable";
  const base = typeof self === "string" && URL.canParse(self) ? self : "relative://document/";
  const filled = url.replaceAll("{}", hole);
  const parsed = URL.canParse(filled, base) ? new URL(filled, base).href : filled;
  const whole = parsed.replace(/^relative:(?:\/\/document(?=\/))?/, "").replaceAll(hole, "{}");
  let end = whole.length;
  while (whole[end - 1] === "/") end -= 1;
  return whole.slice(0, end) || "/";
}
