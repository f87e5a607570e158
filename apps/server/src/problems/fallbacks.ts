import type { HostApp, HostContext } from "../host-env.ts";
import { problemResponse } from "./problem.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Answers for what no route took and for what nobody caught. A caller learns nothing of an unexpected error but the request's id. */
export function installFallbacks(app: HostApp): void {
  app.notFound((context) => {
    const allowed = allowedMethods(app, context.req.path);
    // A route that takes the method has said itself that there is nothing.
    if (allowed.length === 0 || allowed.includes(context.req.method)) {
      return problemResponse(context, { status: 404, code: "NOT_FOUND" });
    }
    const headers = { allow: allowed.join(", ") };
    return problemResponse(context, { status: 405, code: "METHOD_NOT_ALLOWED", headers });
  });
  app.onError((error, context) => unexpectedError(context, error));
}

/** Logs an error with its stack and answers 500 without a word of it. */
function unexpectedError(context: HostContext, error: unknown): Response {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  context.get("log").error({ error: name, message, stack: stack ?? "" }, "unexpected error");
  return problemResponse(context, { status: 500, code: "INTERNAL_SERVER_ERROR" });
}

/** Asks the router, which only names the routes of one method at a time; middleware is registered for all methods. */
function allowedMethods(app: HostApp, path: string): string[] {
  const allowed = methods.filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
  return allowed.includes("GET") ? ["HEAD", ...allowed] : allowed;
}
