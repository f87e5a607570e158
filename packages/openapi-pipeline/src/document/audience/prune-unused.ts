import {
  createResolver,
  decodePointer,
  isObject,
  type JsonObject,
  type NodeKind,
  type OpenApiDocument,
  pointerOfRef,
  walk,
} from "@rawr/openapi-document";

/**
 * Takes out what no operation leads to any more: components, tags, security schemes, and OAuth scopes that only
 * operations outside this document ask for (`scopesInUse` of the complete document tells which were asked for at all).
 * Changes the document, which must be a copy.
 */
export function pruneUnused(document: OpenApiDocument, complete: OpenApiDocument): void {
  const used = usedComponents(document);
  const { components } = document;
  if (isObject(components)) {
    for (const [section, entries] of Object.entries(components)) {
      if (section.startsWith("x-") || !isObject(entries)) continue;
      for (const name of Object.keys(entries)) if (!used.has(`${section}/${name}`)) delete entries[name];
      if (Object.keys(entries).length === 0) delete components[section];
    }
    if (Object.keys(components).length === 0) delete document.components;
  }
  pruneTags(document);
  pruneScopes(document, complete);
}

const componentKinds: Readonly<Record<string, NodeKind>> = {
  schemas: "schema",
  responses: "response",
  parameters: "parameter",
  examples: "example",
  requestBodies: "requestBody",
  headers: "header",
  securitySchemes: "securityScheme",
  links: "link",
  callbacks: "callback",
  pathItems: "pathItem",
  mediaTypes: "mediaType",
};

/** `section/name` of every component that the operations lead to, mappings and security requirements included. */
function usedComponents(document: OpenApiDocument): Set<string> {
  const used = new Set<string>();
  const queue: { node: JsonObject; kind: NodeKind }[] = [];
  const resolve = createResolver(document);
  const use = (section: string, name: string): void => {
    const kind = componentKinds[section];
    if (!kind || used.has(`${section}/${name}`)) return;
    used.add(`${section}/${name}`);
    const node = (document.components?.[section] as JsonObject | undefined)?.[name];
    if (isObject(node)) queue.push({ node, kind });
  };
  const follow = (ref: string): void => {
    const tokens = decodePointer(pointerOfRef(ref) ?? "");
    if (tokens[0] === "components" && tokens[1] !== undefined && tokens[2] !== undefined) use(tokens[1], tokens[2]);
  };
  const visit = (node: JsonObject, kind: NodeKind): false | undefined => {
    if (kind === "components") return false;
    if (typeof node.$ref === "string") follow(node.$ref);
    if (kind === "securityRequirement") for (const name of Object.keys(node)) use("securitySchemes", name);
    if (kind === "discriminator" && isObject(node.mapping)) {
      for (const target of Object.values(node.mapping).map(String)) {
        if (resolve(target) !== undefined) follow(target);
        else use("schemas", target);
      }
    }
    return undefined;
  };
  walk(document, visit);
  for (let next = queue.pop(); next; next = queue.pop()) walk(next.node, visit, next.kind);
  return used;
}

function pruneTags(document: OpenApiDocument): void {
  const used = new Set<string>();
  walk(document, (node, kind) => {
    if (kind === "operation" && Array.isArray(node.tags)) for (const tag of node.tags) used.add(String(tag));
  });
  if (Array.isArray(document.tags)) {
    const parents = new Map(document.tags.map((tag) => [tag.name, tag.parent]));
    for (const tag of used) if (typeof parents.get(tag) === "string") used.add(String(parents.get(tag)));
    document.tags = document.tags.filter((tag) => used.has(tag.name));
    if (document.tags.length === 0) delete document.tags;
  }
  const groups = document["x-tagGroups"];
  if (!Array.isArray(groups)) return;
  const kept = groups
    .filter(isObject)
    .map((group) => ({
      ...group,
      tags: Array.isArray(group.tags) ? group.tags.filter((tag) => used.has(String(tag))) : [],
    }))
    .filter((group) => group.tags.length > 0);
  if (kept.length > 0) document["x-tagGroups"] = kept;
  else delete document["x-tagGroups"];
}

function pruneScopes(document: OpenApiDocument, complete: OpenApiDocument): void {
  const asked = scopesInUse(complete);
  const kept = scopesInUse(document);
  for (const scheme of Object.values(document.components?.securitySchemes ?? {})) {
    for (const flow of isObject(scheme.flows) ? Object.values(scheme.flows).filter(isObject) : []) {
      if (!isObject(flow.scopes)) continue;
      flow.scopes = Object.fromEntries(
        Object.entries(flow.scopes).filter(([scope]) => kept.has(scope) || !asked.has(scope)),
      );
    }
  }
}

/** Every scope that a security requirement asks for. */
export function scopesInUse(document: OpenApiDocument): Set<string> {
  const scopes = new Set<string>();
  walk(document, (node, kind) => {
    if (kind !== "securityRequirement") return;
    for (const list of Object.values(node))
      if (Array.isArray(list)) for (const scope of list) scopes.add(String(scope));
  });
  return scopes;
}
