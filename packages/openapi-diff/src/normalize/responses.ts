import { type JsonObject, setOwn } from "@rawr/openapi-document";
import type { ApiBody, ApiParameter, ApiResponse } from "../model.ts";
import { contentTexts, readContent } from "./content.ts";
import { readParameter } from "./parameters.ts";
import type { Entry, Found, Reader } from "./reader.ts";
import { textsOf } from "./texts.ts";

/** The body of a request; `undefined` where none is described. */
export function readBody(reader: Reader, value: unknown, pointer: string): ApiBody | undefined {
  if (value === undefined || value === null) return undefined;
  const found = reader.follow(value, pointer) ?? { node: {}, pointer };
  return {
    pointer: found.pointer,
    required: found.node.required === true,
    content: readContent(reader, found),
    texts: [...textsOf(found, ["description"]), ...contentTexts(reader, found)],
  };
}

/** Responses by status, status class (`4XX`) or `default`. */
export function readResponses(reader: Reader, value: unknown, pointer: string): ReadonlyMap<string, ApiResponse> {
  const responses = new Map<string, ApiResponse>();
  for (const entry of reader.entries(value, pointer)) {
    if (entry.key.startsWith("x-")) continue;
    const status = /^[1-5](?:\d\d|xx)$/i.test(entry.key) ? entry.key.toUpperCase() : entry.key;
    if (status === entry.key && !/^(?:[1-5](?:\d\d|XX)|default)$/.test(status))
      reader.problem(entry.pointer, `Expected a status, a class like \`4XX\` or \`default\`, found \`${entry.key}\`.`);
    else if (responses.has(status)) reader.problem(entry.pointer, `The status \`${status}\` is there twice.`);
    else responses.set(status, readResponse(reader, entry, status));
  }
  return responses;
}

function readResponse(reader: Reader, { value, pointer }: Entry, status: string): ApiResponse {
  const found = reader.follow(value, pointer) ?? { node: {}, pointer };
  return {
    status,
    pointer: found.pointer,
    content: readContent(reader, found),
    headers: readHeaders(reader, found),
    links: readLinks(reader, found),
    texts: [...textsOf(found, ["summary", "description"]), ...contentTexts(reader, found)],
  };
}

function readHeaders(reader: Reader, { node, pointer: owner }: Found): ReadonlyMap<string, ApiParameter> {
  return reader.once("headers", node, () => {
    const headers = new Map<string, ApiParameter>();
    for (const { key, value, pointer } of reader.entries(node.headers, `${owner}/headers`)) {
      const name = key.toLowerCase();
      const found = name === "content-type" ? undefined : reader.follow(value, pointer);
      if (!found) continue;
      if (headers.has(name)) reader.problem(pointer, `The header \`${name}\` is there twice.`);
      else headers.set(name, readParameter(reader, found, { name: key, in: "header" }));
    }
    return headers;
  });
}

function readLinks(reader: Reader, { node, pointer: owner }: Found): JsonObject {
  const links: JsonObject = {};
  for (const { key, value, pointer } of reader.entries(node.links, `${owner}/links`)) {
    const found = reader.follow(value, pointer);
    if (found) setOwn(links, key, found.node);
  }
  return links;
}
