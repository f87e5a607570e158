import type { JsonSchema, MediaType, Operation } from "@rawr/openapi-document";
import type { Procedure } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";

/**
 * Gives each JSON body an example: the one in `meta.examples`, else one composed of the schemas' own examples. None is
 * invented: a required property without `examples`, `default`, `const` or `enum` leaves the body without.
 */
export function addExamples(operation: Operation, procedure: Procedure, context: CompileContext): void {
  const given = (procedure.meta["examples"] ?? {}) as { request?: unknown; response?: unknown };
  for (const media of Object.values(operation.requestBody?.content ?? {})) attach(media, given.request, context);
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    const success = Number(status) < 400;
    for (const [type, media] of Object.entries(response.content ?? {})) {
      if (type !== "text/event-stream") attach(media, success ? given.response : undefined, context);
    }
  }
}

function attach(media: MediaType, given: unknown, context: CompileContext): void {
  const example = given ?? compose(media.schema ?? {}, { context, open: new Set() });
  if (example !== undefined) media.example = example;
}

interface Composer {
  readonly context: CompileContext;
  /** References on the way here; a recursive schema ends where it would repeat. */
  readonly open: ReadonlySet<string>;
}

function compose(schema: JsonSchema, composer: Composer): unknown {
  if (schema.$ref !== undefined) {
    if (composer.open.has(schema.$ref)) return undefined;
    const target = composer.context.components.resolve(schema);
    return target === schema
      ? undefined
      : compose(target, { ...composer, open: new Set([...composer.open, schema.$ref]) });
  }
  if (schema.examples?.length) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema["default"] !== undefined) return schema["default"];
  if (schema.enum?.length) return schema.enum[0];
  if (schema.type === "null") return null;
  if (schema.type === "boolean") return true;
  if (schema.type === "array") return composeArray(schema, composer);
  const { oneOf, anyOf, allOf = [], ...own } = schema;
  const parts = allOf.map((each) => compose(each, composer));
  for (const union of [oneOf, anyOf]) {
    if (union) parts.push(union.map((each) => compose(each, composer)).find((each) => each !== undefined));
  }
  if (own.type === "object" || own.properties) parts.push(composeObject(own, composer));
  return parts.length > 1 ? merge(parts) : parts[0];
}

/** What all parts say together; of values that are not objects only one. */
function merge(parts: readonly unknown[]): unknown {
  const isObject = (part: unknown) => typeof part === "object" && part !== null && !Array.isArray(part);
  if (parts.every(isObject)) return Object.assign({}, ...parts);
  return parts.every((part) => part === parts[0]) ? parts[0] : undefined;
}

function composeObject(schema: JsonSchema, composer: Composer): unknown {
  const values = new Map(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [name, compose(property, composer)]),
  );
  if (schema.required?.some((name) => values.get(name) === undefined)) return undefined;
  return Object.fromEntries([...values].filter(([, value]) => value !== undefined));
}

function composeArray(schema: JsonSchema, composer: Composer): unknown {
  if (schema.prefixItems) {
    const items = schema.prefixItems.map((item) => compose(item, composer));
    return items.includes(undefined) ? undefined : items;
  }
  const item = schema.items && compose(schema.items, composer);
  if (item === undefined || Number(schema["minItems"] ?? 0) > 1) return schema["minItems"] ? undefined : [];
  return [item];
}
