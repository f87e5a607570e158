import { matchedRoutes } from "hono/route";
import type { HostContext } from "../host-env.ts";

/** The pattern of the path that answered: of those there are few, of paths there is no end. */
export function routeOf(context: HostContext): string {
  return matchedRoute(context) ?? unmatched;
}

/** Stands for every path that no route took. */
export const unmatched = "unmatched";

/** The same, or undefined where no route took the path. */
export function matchedRoute(context: HostContext): string | undefined {
  return context.get("route") ?? matchedRoutes(context).findLast(({ path }) => path !== "*" && path !== "/*")?.path;
}
