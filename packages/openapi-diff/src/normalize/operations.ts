import { httpMethods, isObject, type JsonObject, setOwn } from "@rawr/openapi-document";
import type { ApiOperation, ApiServer, Text } from "../model.ts";
import { readCallbacks } from "./callbacks.ts";
import { readParameters } from "./parameters.ts";
import type { Entry, Found, Reader } from "./reader.ts";
import { readBody, readResponses } from "./responses.ts";
import { readSecurity } from "./security.ts";
import { readServers } from "./servers.ts";
import type { Station } from "./station.ts";
import { lifecycleOf, textsOf } from "./texts.ts";

/** Every operation of a path item, with what the item says for all of them. */
export function readPathItem(reader: Reader, { value, pointer }: Entry, station: Station): ApiOperation[] {
  const layers = layersOf(reader, value, pointer);
  const field = (name: string): Placed => {
    const layer = layers.find(({ node }) => node[name] !== undefined) ?? layers[0];
    return { value: layer?.node[name], pointer: `${layer?.pointer ?? pointer}/${name}` };
  };
  const servers = field("servers");
  const shared: Shared = {
    parameters: field("parameters"),
    servers: readServers(reader, servers.value, servers.pointer) ?? station.servers,
    texts: layers.flatMap((layer) => textsOf(layer, ["summary", "description"])),
  };
  const read = (method: string, operation: Entry): ApiOperation[] => {
    const found = reader.follow(operation.value, operation.pointer);
    return found ? [readOperation(reader, { ...found, method }, { station, shared })] : [];
  };
  const fixed = [...httpMethods, "query"].map((method) => ({ key: method, ...field(method) }));
  const more = field("additionalOperations");
  return [
    ...fixed.flatMap((entry) => read(entry.key.toUpperCase(), entry)),
    ...reader.entries(more.value, more.pointer).flatMap((entry) => read(entry.key, entry)),
  ];
}

type Placed = Pick<Entry, "value" | "pointer">;

/** What a path item says for all its operations. */
interface Shared {
  readonly parameters: Placed;
  readonly servers: readonly ApiServer[];
  readonly texts: readonly Text[];
}

/** A path item and, below it, those that it refers to: what stands beside a `$ref` goes before what it leads to. */
function layersOf(reader: Reader, value: unknown, pointer: string): Found[] {
  const found = reader.follow(value, pointer);
  if (!found) return isObject(value) ? [{ node: value, pointer }] : [];
  return found.reference ? [found.reference, { node: found.node, pointer: found.pointer }] : [found];
}

function readOperation(
  reader: Reader,
  { method, node, pointer }: Found & { readonly method: string },
  { station, shared }: { readonly station: Station; readonly shared: Shared },
): ApiOperation {
  const key = station.key(method);
  const servers = readServers(reader, node.servers, `${pointer}/servers`) ?? shared.servers;
  const own = { value: node.parameters, pointer: `${pointer}/parameters` };
  const security = readSecurity(reader, node.security, `${pointer}/security`) ?? station.security;
  return {
    key,
    initiator: station.initiator,
    method,
    path: station.path,
    pointer,
    operationId: typeof node.operationId === "string" ? node.operationId : undefined,
    parameters: readParameters(reader, [shared.parameters, own], { names: station.names, pointer }),
    body: readBody(reader, node.requestBody, `${pointer}/requestBody`),
    responses: readResponses(reader, node.responses, `${pointer}/responses`),
    security,
    servers,
    lifecycle: lifecycleOf({ node, pointer }),
    audience: text(node["x-audience"]),
    workflow: text(node["x-workflow"]),
    texts: [...textsOf({ node, pointer }, ["summary", "description", "tags", "externalDocs"]), ...shared.texts],
    extensions: extensionsOf(node),
    callbacks: readCallbacks(
      reader,
      { node, pointer },
      {
        owner: { ...station, key: () => key },
        read: (entry, at) => readPathItem(reader, entry, at),
      },
    ),
  };
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const readElsewhere = new Set([
  "x-audience",
  "x-workflow",
  "x-sunset",
  "x-deprecated-since",
  "x-stability",
  "x-stability-level",
]);

function extensionsOf(node: JsonObject): JsonObject {
  const extensions: JsonObject = {};
  for (const name of Object.keys(node)) {
    if (name.startsWith("x-") && !readElsewhere.has(name)) setOwn(extensions, name, node[name]);
  }
  return extensions;
}
