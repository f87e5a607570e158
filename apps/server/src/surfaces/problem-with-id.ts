import type { HostContext } from "../host-env.ts";

/** A problem that a package made, with the request's id as the host's own have it. */
export async function withRequestId(context: HostContext, response: Response): Promise<Response> {
  const problem = (await response.json()) as { readonly code: string };
  context.set("problem", problem.code);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const text = JSON.stringify({ ...problem, requestId: context.get("requestId") });
  return new Response(text, { status: response.status, headers });
}
