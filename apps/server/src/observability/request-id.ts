import { randomUUID } from "node:crypto";
import type { Logger } from "@rawr/workflow-runtime";
import type { HostMiddleware } from "../host-env.ts";
import { RequestLog } from "./json-log.ts";

const sane = /^[\w.:-]{1,128}$/;

/** Names the request: by the caller's `x-request-id` when that is harmless in a log, else by a new UUID. */
export function requestIds(log: Logger): HostMiddleware {
  return async (context, next) => {
    const given = context.req.header("x-request-id");
    const requestId = given !== undefined && sane.test(given) ? given : randomUUID();
    context.set("requestId", requestId);
    context.set("log", new RequestLog(log, requestId));
    context.set("principal", null);
    context.set("credential", "none");
    await next();
    context.res.headers.set("x-request-id", requestId);
  };
}
