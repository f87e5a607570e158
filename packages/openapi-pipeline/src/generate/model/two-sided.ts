import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { isReadOnly } from "./body.ts";
import { closedSchemas, isOpenEnum } from "./enums.ts";
import { componentOf, follow, recordOf } from "./schema-shape.ts";
import { eachSubschema } from "./subschemas.ts";

/** Names of the components that are not the same for who sends them and who receives them, or need one that is not. */
export function findTwoSided(document: OpenApiDocument): ReadonlySet<string> {
  const closed = closedSchemas(document);
  const users = new Map<string, string[]>();
  const found = new Set<string>();
  for (const [name, schema] of Object.entries(recordOf(document.components?.schemas))) {
    eachSubschema(schema, (each) => {
      const target = componentOf(each);
      if (target !== undefined) users.set(target, [...(users.get(target) ?? []), name]);
      if ((isOpenEnum(each) && !closed.has(each)) || hasOneWayProperty(document, each)) found.add(name);
    });
  }
  for (const name of found) for (const user of users.get(name) ?? []) found.add(user);
  return found;
}

function hasOneWayProperty(document: OpenApiDocument, schema: JsonSchema): boolean {
  return Object.values(recordOf(schema.properties)).some(
    (property) => isReadOnly(document, property) || isWriteOnly(document, property),
  );
}

export function isWriteOnly(document: OpenApiDocument, schema: JsonSchema): boolean {
  return schema["writeOnly"] === true || follow(document, schema)["writeOnly"] === true;
}
