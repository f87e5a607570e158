import type { JsonSchema, MediaType, Operation } from "../document/openapi.ts";
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
    return target === schema ? undefined : compose(target, { ...composer, open: new Set([...composer.open, schema.$ref]) });
  }
  if (schema.examples?.length) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema["default"] !== undefined) return schema["default"];
  if (schema.enum?.length) return schema.enum[0];
  if (schema.type === "null") return null;
  if (schema.type === "boolean") return true;
  if (schema.type === "object" || schema.properties) return composeObject(schema, composer);
  if (schema.type === "array") return composeArray(schema, composer);
  const branch = (schema.oneOf ?? schema.anyOf)?.map((each) => compose(each, composer)).find((each) => each !== undefined);
  return branch;
}

function composeObject(schema: JsonSchema, composer: Composer): unknown {
  const result: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const value = compose(property, composer);
    if (value !== undefined) result[name] = value;
    else if (schema.required?.includes(name)) return undefined;
  }
  return (schema.required ?? []).every((name) => name in result) ? result : undefined;
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
