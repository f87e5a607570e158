import { isObject, type JsonObject, type Resolver } from "@rawr/openapi-document";

/**
 * A union whose branch the discriminator's tag decides (OpenAPI 3.1, 4.8.25): each branch with the values that lead to
 * it. A branch that says its tag by itself is believed, for validators see nothing else.
 */
export function exactBranches(copy: JsonObject, node: JsonObject, resolve: Resolver): JsonObject {
  const keyword = Array.isArray(node.oneOf) ? "oneOf" : "anyOf";
  const written = node[keyword];
  const projected = copy[keyword];
  if (!Array.isArray(written) || !Array.isArray(projected)) return copy;
  const exact = projected.map((branch: unknown, index) => {
    const tag = branchTag(node, written[index], resolve);
    return tag === undefined || !isObject(branch) ? branch : { allOf: [branch, taggedAs(tag)] };
  });
  return { ...copy, [keyword]: exact };
}

/** The property and the values of it that choose a branch. */
export interface Tag {
  readonly property: string;
  readonly values: readonly string[];
}

/** The tag that a discriminator gives to one of its branches; none where the branch says its own or has no name. */
export function branchTag(node: JsonObject, branch: unknown, resolve: Resolver): Tag | undefined {
  const { discriminator } = node;
  if (!isObject(discriminator) || !isObject(branch) || typeof branch.$ref !== "string") return undefined;
  const { propertyName, mapping } = discriminator;
  if (typeof propertyName !== "string" || saysTag(branch, propertyName, resolve)) return undefined;
  const entries = isObject(mapping) ? Object.entries(mapping) : [];
  const name = nameOf(branch.$ref);
  const mapped = entries.filter(([, to]) => to === branch.$ref || to === name).map(([value]) => value);
  // A mapping names a branch "rather than the default implicit value".
  return { property: propertyName, values: mapped.length > 0 ? mapped : [name] };
}

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1).replace(/\.\w+$/, "");

const taggedAs = ({ property, values }: Tag): JsonObject => ({
  type: "object",
  required: [property],
  properties: { [property]: { enum: [...values] } },
});

function saysTag(schema: unknown, name: string, resolve: Resolver, seen = new Set<unknown>()): boolean {
  if (!isObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  const { properties, allOf, $ref } = schema;
  const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (isClosed(property, resolve)) return true;
  if (Array.isArray(allOf) && allOf.some((part) => saysTag(part, name, resolve, seen))) return true;
  return typeof $ref === "string" && saysTag(resolve($ref), name, resolve, seen);
}

function isClosed(schema: unknown, resolve: Resolver): boolean {
  const node = isObject(schema) && typeof schema.$ref === "string" ? resolve(schema.$ref) : schema;
  return isObject(node) && (Object.hasOwn(node, "const") || Array.isArray(node.enum));
}
