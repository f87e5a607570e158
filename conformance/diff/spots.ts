import {
  appendPointer,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  pointerOfRef,
  resolvePointer,
} from "@rawr/openapi-document";

/** A schema of an operation, found by a reader that shares nothing with the one that is under test. */
export interface Spot {
  /** What has to be alike in both documents: `body`, `query limit`, `path 0`, `response`, `header x-total`. */
  readonly role: string;
  /** `GET /runs/{}`; `undefined` in webhooks and callbacks. */
  readonly operation: string | undefined;
  /** Of the schema in its document; `undefined` where nothing is said, which lets everything pass. */
  readonly pointer: string | undefined;
}

interface Reading {
  readonly document: OpenApiDocument;
  readonly path: string;
  readonly operation: string | undefined;
  readonly spots: Spot[];
}

interface Node {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** Every schema that a message of an operation can be held against, wherever its operation stands in the document. */
export function spotsOf(document: OpenApiDocument): readonly Spot[] {
  const spots: Spot[] = [];
  for (const section of ["paths", "webhooks"]) {
    for (const [path, item] of entries(document, nodeAt(document, `/${section}`))) {
      readPathItem({ document, path, spots, operation: undefined }, item, section === "paths");
    }
  }
  return spots;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

function readPathItem(around: Reading, item: Node, isNamed: boolean): void {
  const shape = around.path.replaceAll(/\{[^}]*\}/g, "{}");
  for (const method of methods) {
    const operation = child(around.document, item, method);
    if (!operation) continue;
    const reading = { ...around, operation: isNamed ? `${method.toUpperCase()} ${shape}` : undefined };
    readParameters(reading, item);
    readOperation(reading, operation);
    addUndeclared(reading);
  }
}

/** A path parameter that nobody declares may be anything. */
function addUndeclared({ path, operation, spots }: Reading): void {
  for (const [index] of [...path.matchAll(/\{[^}]*\}/g)].entries()) {
    const role = `path ${index}`;
    const isDeclared = spots.some((spot) => spot.role === role && spot.operation === operation);
    if (!isDeclared) spots.push({ role, operation, pointer: undefined });
  }
}

function readOperation(reading: Reading, operation: Node): void {
  const { document, spots } = reading;
  readParameters(reading, operation);
  const body = child(document, operation, "requestBody");
  if (body) readContent(reading, body, "body");
  for (const [, response] of entries(document, child(document, operation, "responses"))) {
    readContent(reading, response, "response");
    for (const [name, header] of entries(document, child(document, response, "headers"))) {
      readSchemas(reading, header, `header ${name.toLowerCase()}`);
    }
  }
  for (const [, callback] of entries(document, child(document, operation, "callbacks"))) {
    for (const [path, item] of entries(document, callback))
      readPathItem({ document, path, spots, operation: undefined }, item, false);
  }
}

function readParameters(reading: Reading, owner: Node): void {
  for (const [, parameter] of entries(reading.document, child(reading.document, owner, "parameters"))) {
    const { in: where, name } = parameter.value;
    const position = [...reading.path.matchAll(/\{([^}]*)\}/g)].findIndex(([, each]) => each === name);
    const key = where === "path" ? position : where === "header" ? String(name).toLowerCase() : name;
    readSchemas(reading, parameter, `${where} ${key}`);
  }
}

function readSchemas(reading: Reading, holder: Node, role: string): void {
  const { spots, operation } = reading;
  const { schema, content } = holder.value;
  if (content !== undefined) readContent(reading, holder, role);
  else spots.push({ role, operation, pointer: schema === undefined ? undefined : `${holder.pointer}/schema` });
}

function readContent(reading: Reading, holder: Node, role: string): void {
  for (const [, media] of entries(reading.document, child(reading.document, holder, "content"))) {
    const fields = ["schema", "itemSchema"].filter((field) => field in media.value);
    for (const field of fields)
      reading.spots.push({ role, operation: reading.operation, pointer: `${media.pointer}/${field}` });
    if (fields.length === 0) reading.spots.push({ role, operation: reading.operation, pointer: undefined });
  }
}

function child(document: OpenApiDocument, owner: Node, field: string): Node | undefined {
  return nodeAt(document, appendPointer(owner.pointer, field));
}

/** Members that are objects, references followed. */
function entries(document: OpenApiDocument, owner: Node | undefined): [string, Node][] {
  if (!owner) return [];
  return Object.keys(owner.value).flatMap((name): [string, Node][] => {
    const member = nodeAt(document, appendPointer(owner.pointer, name));
    return member ? [[name, member]] : [];
  });
}

/** What stands at a pointer, or where a reference there leads. Lists count as objects of their positions. */
function nodeAt(document: OpenApiDocument, pointer: string): Node | undefined {
  let at = pointer;
  for (let steps = 0; steps < 10; steps++) {
    const value = resolvePointer(document, at);
    if (Array.isArray(value)) return { value: { ...value }, pointer: at };
    if (!isObject(value)) return undefined;
    const target = typeof value.$ref === "string" ? pointerOfRef(value.$ref) : undefined;
    if (target === undefined) return { value, pointer: at };
    at = target;
  }
  return undefined;
}
