import { matchedRoutes } from "hono/route";
import type { HostContext } from "../host-env.ts";

/** The pattern of the path that answered: of those there are few, of paths there is no end. */
export function routeOf(context: HostContext): string {
  const known = context.get("route");
  if (known !== undefined) return known;
  return matchedRoutes(context).findLast(({ path }) => path !== "*" && path !== "/*")?.path ?? "unmatched";
}
