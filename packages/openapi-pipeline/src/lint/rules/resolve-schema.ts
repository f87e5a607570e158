import { isRecord } from "../is-record.ts";
import type { RuleContext } from "./report.ts";

export type SchemaNode = Readonly<Record<string, unknown>>;

/** A schema with its `$ref` followed; nothing when it leads nowhere. */
export function resolveSchema(schema: unknown, { resolve }: Pick<RuleContext, "resolve">): SchemaNode | undefined {
  if (!isRecord(schema)) return undefined;
  if (typeof schema.$ref !== "string") return schema;
  const { node } = resolve<SchemaNode>(schema as { $ref: string });
  return isRecord(node) ? node : undefined;
}

/** Whether a test holds for a schema, or for one that it is composed of. Stops at a recursion. */
export function someSchema(
  schema: unknown,
  context: Pick<RuleContext, "resolve">,
  test: (schema: SchemaNode) => boolean,
  seen = new Set<unknown>(),
): boolean {
  const resolved = resolveSchema(schema, context);
  if (!resolved || seen.has(resolved)) return false;
  seen.add(resolved);
  if (test(resolved)) return true;
  const parts = [resolved.allOf, resolved.oneOf, resolved.anyOf].filter(Array.isArray).flat();
  return parts.some((part) => someSchema(part, context, test, seen));
}
