import { isRecord } from "../is-record.ts";
import { operationName } from "./operation-name.ts";
import { type RuleContext, reportRow } from "./report.ts";
import { resolveSchema, type SchemaNode } from "./resolve-schema.ts";

/** The JSON bodies of a request and of its success have an example, or one can be put together from their parts. */
export function exampleMissing() {
  return {
    Operation(operation: unknown, context: RuleContext) {
      if (!isRecord(operation)) return;
      const bodies: [string, readonly string[], unknown][] = [["request body", ["requestBody"], operation.requestBody]];
      for (const [status, response] of Object.entries(isRecord(operation.responses) ? operation.responses : {})) {
        if (/^2(?:\d\d|XX)$/i.test(status)) bodies.push([`${status} response`, ["responses", status], response]);
      }
      for (const [body, path, value] of bodies) {
        if (!lacksExample(value, context)) continue;
        const location = context.location.child([...path]).key();
        reportRow(context, "example-missing", { operation: operationName(operation, context), body }, location);
      }
    },
  };
}

function lacksExample(body: unknown, context: RuleContext): boolean {
  const content = resolveSchema(body, context)?.content;
  if (!isRecord(content)) return false;
  return Object.entries(content).some(
    ([type, media]) =>
      /^application\/(?:.+\+)?json\b/.test(type) && isRecord(media) && !hasMediaExample(media, context),
  );
}

function hasMediaExample(media: SchemaNode, context: RuleContext): boolean {
  if ("example" in media || (isRecord(media.examples) && Object.keys(media.examples).length > 0)) return true;
  return media.schema === undefined || hasExample(media.schema, context, new Set());
}

/** A recursive schema has an example when the rest of it has. */
function hasExample(value: unknown, context: RuleContext, seen: Set<unknown>): boolean {
  const schema = resolveSchema(value, context);
  if (!schema || seen.has(schema)) return true;
  seen.add(schema);
  if (["example", "examples", "default", "const", "enum"].some((keyword) => keyword in schema)) return true;
  const every = (parts: readonly unknown[]) => parts.every((part) => hasExample(part, context, seen));
  if (Array.isArray(schema.allOf)) return every(schema.allOf);
  for (const choice of [schema.oneOf, schema.anyOf]) {
    if (Array.isArray(choice)) return choice.some((part) => hasExample(part, context, seen));
  }
  if (isRecord(schema.properties)) return every(requiredProperties(schema, schema.properties));
  if (schema.items !== undefined) return hasExample(schema.items, context, seen);
  return schema.type === "boolean" || schema.type === "null" || schema.type === "object";
}

function requiredProperties({ required }: SchemaNode, properties: SchemaNode): unknown[] {
  return (Array.isArray(required) ? required : []).map((name) => properties[String(name)]);
}
