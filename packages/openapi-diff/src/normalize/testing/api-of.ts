import type { JsonObject } from "@rawr/openapi-document";
import type { Api, ApiOperation } from "../../model.ts";
import { readApi } from "../read-api.ts";

/** A 3.1 document around some paths, which `more` may change. */
export function documentOf(paths: JsonObject, more: JsonObject = {}): JsonObject {
  return { openapi: "3.1.1", info: { title: "Test", version: "1.0.0" }, paths, ...more };
}

/** Whatever is read of {@link documentOf}. */
export function apiOf(paths: JsonObject, more?: JsonObject): Api {
  return readApi(documentOf(paths, more));
}

/** The one operation of a document whose only path is `/a`, or the one given. */
export function operationOf(operation: JsonObject, more: JsonObject = {}, path = "/a"): ApiOperation {
  const [first] = apiOf({ [path]: { get: operation } }, more).operations.values();
  if (!first) throw new Error("no operation was read");
  return first;
}

/** Problems as `pointer: message`. */
export function problemsOf(api: Api): string[] {
  return api.problems.map(({ pointer, message }) => `${pointer}: ${message}`);
}
