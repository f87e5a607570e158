import type { ApiResponse } from "../../model.ts";

/** `200`, `2XX`. */
export function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/**
 * The key that describes a status: itself, its class, else `default`. `default` is read as what happens if something goes
 * wrong (OpenAPI 3.1, 4.8.16.1), so a success has to do with it only where no success is described.
 */
export function coveringStatus(status: string, responses: ReadonlyMap<string, ApiResponse>): string | undefined {
  if (responses.has(status)) return status;
  const range = `${status.charAt(0)}XX`;
  if (status !== "default" && responses.has(range)) return range;
  const errorsOnly = isSuccess(status) && [...responses.keys()].some(isSuccess);
  return responses.has("default") && !errorsOnly ? "default" : undefined;
}

/** The success that a caller takes an unknown one for (RFC 9110, 15): the first that it knows. */
export function likeSuccess(status: string, responses: ReadonlyMap<string, ApiResponse>): string | undefined {
  return isSuccess(status) ? [...responses.keys()].filter(isSuccess).sort()[0] : undefined;
}
