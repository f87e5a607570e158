import {
  type Copied,
  createResolver,
  dereference,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  type Resolver,
  rewriteDocument,
} from "@rawr/openapi-document";

/**
 * An OpenAPI 3.2.0 view of a 3.1 document: one event of a `text/event-stream` is an `itemSchema`, with the JSON in its `data`
 * as `contentSchema` (OpenAPI 3.2.0, "Special Considerations for text/event-stream Content"); `x-displayName` of a tag is its
 * `summary`, and the groups of `x-tagGroups` are parents. Anything else of 3.2 would be a guess.
 */
export function toOpenApi32(document: OpenApiDocument, copied?: Copied): OpenApiDocument {
  const resolve = createResolver(document);
  return rewriteDocument(document, {
    before: {
      mediaType: (node, place) =>
        place.field === "content" && isEventStream(String(place.key)) ? streamMediaType(node, resolve) : node,
    },
    after: {
      document: (copy) => ({ ...copy, openapi: "3.2.0", ...nestTags(copy) }),
      tag: (copy) =>
        typeof copy["x-displayName"] === "string" && copy.summary === undefined
          ? { ...copy, summary: copy["x-displayName"] }
          : copy,
    },
    copied,
  });
}

/** Is it the media type of server-sent events, with or without parameters? */
export function isEventStream(mediaType: string): boolean {
  return /^text\/event-stream\s*(;|$)/i.test(mediaType.trim());
}

function streamMediaType(mediaType: JsonObject, resolve: Resolver): JsonObject {
  const { schema, ...rest } = mediaType;
  if (!isObject(schema) || mediaType.itemSchema !== undefined) return mediaType;
  const itemSchema = eventSchema(schema, resolve);
  return itemSchema ? { ...rest, itemSchema } : mediaType;
}

/** The schema of one event as 3.2 has it, or `undefined` when it does not look like an event's fields. */
function eventSchema(schema: JsonObject, resolve: Resolver): JsonObject | undefined {
  const target = dereference(schema, resolve);
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const variants = target[keyword];
    if (!Array.isArray(variants)) continue;
    const events = variants.map((variant: unknown) => (isObject(variant) ? eventSchema(variant, resolve) : undefined));
    return events.includes(undefined) ? undefined : { ...target, [keyword]: events };
  }
  const { properties } = target;
  if (!isObject(properties) || !isObject(properties.data)) return undefined;
  const { data } = properties;
  if (data.contentMediaType !== undefined || data.contentSchema !== undefined) return target;
  const json = { type: "string", contentMediaType: "application/json", contentSchema: data };
  return { ...target, properties: { ...properties, data: json } };
}

/** `x-tagGroups` as parents, when no tag is in two groups and no group has the name of a tag. */
function nestTags(document: JsonObject): JsonObject {
  const groups = document["x-tagGroups"];
  const tags = Array.isArray(document.tags) ? document.tags.filter(isObject) : [];
  if (!Array.isArray(groups) || tags.length === 0) return {};
  const parents = new Map<string, string>();
  for (const group of groups.filter(isObject)) {
    const members = Array.isArray(group.tags) ? group.tags.map(String) : [];
    if (typeof group.name !== "string" || tags.some((tag) => tag.name === group.name)) return {};
    if (members.some((member) => parents.has(member))) return {};
    for (const member of members) parents.set(member, group.name);
  }
  const nested = tags.map((tag) => {
    const parent = parents.get(String(tag.name));
    return parent === undefined || tag.parent !== undefined ? tag : { ...tag, parent };
  });
  const groupTags = [...new Set(parents.values())].map((name) => ({ name, kind: "nav" }));
  return { tags: [...groupTags, ...nested] };
}
