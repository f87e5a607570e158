import type { JsonSchema, Parameter } from "@rawr/openapi-document";
import type { Procedure } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";
import { describe } from "./describe.ts";
import { isPrimitiveSchema } from "./orpc-schemas.ts";

const reserved = new Set(["accept", "content-type", "authorization"]);

/**
 * One parameter for each property. Arrays in a query repeat the name (`style: form, explode: true`), objects are
 * bracketed (`deepObject`): the forms that oRPC's handler and generated clients both read.
 */
export function toParameters(
  schema: JsonSchema,
  place: Parameter["in"],
  procedure: Procedure,
  context: CompileContext,
): Parameter[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const at = schema.properties ? context.origins.get(schema.properties)?.key?.(name) : undefined;
    const location = at ?? context.origins.get(property)?.location ?? procedure.origin?.link("input")?.location;
    const operation = procedure.keys.join(".");
    if (place === "header" && name !== name.toLowerCase())
      context.report("header-name-case", { operation, header: name }, { at: location });
    if (place === "header" && reserved.has(name.toLowerCase())) {
      context.report("reserved-header", { operation, header: headerName(name) }, { at: location });
      return [];
    }
    const style = styleOf(property, place, context);
    if (!style) {
      context.report(
        "unrepresentable-parameter",
        { operation, parameter: name, place, found: describe(property) },
        { at: location },
      );
      return [];
    }
    const inline = property.$ref === undefined;
    // What is said of the value is said of the parameter; a named schema keeps its own words as well.
    const { description, deprecated, "x-audience": audience, ...rest } = context.components.resolve(property);
    const kept: JsonSchema = inline ? rest : property;
    context.origins.copied(property, kept);
    const parameter: Parameter = {
      name: place === "header" ? headerName(name) : name,
      in: place,
      ...(description !== undefined && { description }),
      ...(deprecated !== undefined && { deprecated }),
      ...(audience !== undefined && { "x-audience": audience }),
      ...((place === "path" || schema.required?.includes(name)) && { required: true }),
      ...style,
      schema: kept,
    };
    const inside = context.origins.get(property);
    if (location) context.origins.set(parameter, { location, key: (key: string) => inside?.key?.(key) });
    return [parameter];
  });
}

/** The usual spelling of a header: `idempotency-key` is shown as `Idempotency-Key` (names are case-insensitive, RFC 9110, 5.1). */
export function headerName(name: string): string {
  const special: Record<string, string> = {
    etag: "ETag",
    "last-event-id": "Last-Event-ID",
    "www-authenticate": "WWW-Authenticate",
    "x-request-id": "X-Request-ID",
  };
  return (
    special[name.toLowerCase()] ??
    name.toLowerCase().replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
  );
}

function styleOf(
  property: JsonSchema,
  place: Parameter["in"],
  context: CompileContext,
): Partial<Parameter> | undefined {
  const schema = context.components.resolve(property);
  const primitive = (each: JsonSchema): boolean => {
    const resolved = context.components.resolve(each);
    const types = Array.isArray(resolved.type) ? resolved.type : [];
    return types.length > 0
      ? types.every((type) => type !== "object" && type !== "array")
      : isPrimitive(resolved, primitive);
  };
  if (primitive(schema)) return {};
  if (place !== "query") return undefined;
  if (schema.type === "array")
    return schema.items && primitive(schema.items) ? { style: "form", explode: true } : undefined;
  const properties = Object.values(schema.properties ?? {});
  if (schema.type === "object" && properties.every(primitive)) return { style: "deepObject", explode: true };
  return undefined;
}

function isPrimitive(schema: JsonSchema, each: (schema: JsonSchema) => boolean): boolean {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return branches.every(each);
  if (schema.enum) return schema.enum.every((value) => typeof value !== "object" || value === null);
  return isPrimitiveSchema(schema);
}
