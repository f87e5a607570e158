import type { ApiParameter } from "../../model.ts";
import type { Pair } from "../rule.ts";

/** Is this a path parameter for which the path has no place? It never travels; those that do are known by position. */
export function isUnplaced({ old, next }: Pair<ApiParameter>): boolean {
  const parameter = next ?? old;
  return parameter?.in === "path" && !/^path \d+$/.test(parameter.key);
}
