import { createResolver, isObject, type JsonObject, type OpenApiDocument, type Resolver } from "@rawr/openapi-document";
import { canonicalize, comparePaths, compareText } from "../document/canonical.ts";
import { type Audience, audiences, type SurfaceInfo } from "../surface/surface.ts";
import { schemaLines } from "./field-lines.ts";
import { bodyLines, operationLines, parameterLines, responseLines, securityLines } from "./operation-lines.ts";
import { block, codeSpan, plainLine, prose } from "./plain-text.ts";

/** What the snapshot is made from. */
export interface ContractInput {
  /** The document of each audience; the internal one, or the narrowest there is, is the one that is written out. */
  readonly documents: Partial<Record<Audience, OpenApiDocument>>;
  readonly surface: SurfaceInfo;
}

/**
 * `contract.md`: a surface as people read it in a pull request. One fact a line, sorted, without alignment, so that a
 * change of the contract changes the lines that say it and no others. Descriptions and examples are left to the document:
 * what stands here is what a caller depends on.
 */
export function renderContract({ documents, surface }: ContractInput): string {
  const audience = audiences.find((name) => documents[name] !== undefined);
  const document = canonicalize(
    (audience && documents[audience]) ?? { openapi: "3.1.1", info: { title: "", version: "" } },
  );
  const sections = [
    `# ${prose(surface.title)}`,
    `<!-- Made by rawr-openapi from ${plainLine(surface.file).replaceAll("--", "- -")}; do not edit. Remake it with \`pnpm build:openapi\`. -->`,
    block(headLines({ documents, surface }, document)),
    ...operationSections(document),
    ...componentSections(document),
  ];
  return `${sections.join("\n\n")}\n`;
}

function headLines({ documents, surface }: ContractInput, document: OpenApiDocument): string[] {
  const counts = audiences.flatMap((name) => {
    const one = documents[name];
    return one ? [`${name} ${count(operationsOf(one).length, "operation")}`] : [];
  });
  return [
    `surface ${plainLine(surface.name)} v${surface.major}`,
    `version ${plainLine(surface.version)}`,
    ...deprecationLine(document.info),
    `mount ${plainLine(surface.mount)}`,
    ...(Array.isArray(document.servers) ? document.servers : []).map(
      (server) => `server ${plainLine(String(server.url))}`,
    ),
    ...securityLines(document.security),
    ...counts,
    ...[...surface.clients]
      .sort((a, b) => compareText(a.name, b.name))
      .map((client) => `client ${plainLine(client.name)} for ${client.audience}`),
  ];
}

function deprecationLine(info: OpenApiDocument["info"]): string[] {
  const { "x-deprecated-since": since, "x-sunset": sunset, "x-successor": successor } = info;
  if (typeof since !== "string") return [];
  const facts = Object.entries({ since, sunset, successor }).filter(([, value]) => typeof value === "string");
  return [`deprecated ${facts.map(([name, value]) => `${name} ${plainLine(String(value))}`).join(", ")}`];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

interface FoundOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly shared: readonly JsonObject[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Every operation of the paths, then of the webhooks, in canonical order. */
function operationsOf(document: OpenApiDocument): FoundOperation[] {
  const resolve = createResolver(document);
  const found = (items: unknown, prefix: string): FoundOperation[] =>
    Object.entries(isObject(items) ? items : {})
      .sort(([a], [b]) => comparePaths(a, b))
      .flatMap(([path, item]) => (isObject(item) ? pathOperations(prefix + path, item, resolve) : []));
  return [...found(document.paths, ""), ...found(document.webhooks, "webhook ")];
}

function pathOperations(path: string, item: JsonObject, resolve: Resolver): FoundOperation[] {
  const target = typeof item.$ref === "string" ? resolve(item.$ref) : undefined;
  const pathItem = isObject(target) ? { ...target, ...item } : item;
  const shared = Array.isArray(pathItem.parameters) ? pathItem.parameters.filter(isObject) : [];
  const additional = isObject(pathItem.additionalOperations) ? pathItem.additionalOperations : {};
  const operations = [...methods.map((method) => [method, pathItem[method]] as const), ...Object.entries(additional)];
  return operations.flatMap(([method, operation]) =>
    isObject(operation) ? [{ method: method.toUpperCase(), path, operation, shared }] : [],
  );
}

function operationSections(document: OpenApiDocument): string[] {
  const resolve = createResolver(document);
  const operations = operationsOf(document);
  if (operations.length === 0) return [];
  return [
    "## Operations",
    ...operations.flatMap(({ method, path, operation, shared }) => [
      `### ${codeSpan(`${method} ${path}`)}`,
      ...(typeof operation.summary === "string" && operation.summary.trim() !== "" ? [prose(operation.summary)] : []),
      block(operationLines(operation, { resolve, shared, security: document.security })),
    ]),
  ];
}

/** Sections of the components, with the lines of one component of each kind. */
function componentSections(document: OpenApiDocument): string[] {
  const resolve = createResolver(document);
  const sections: readonly [string, string, (node: JsonObject, name: string) => string[]][] = [
    ["Security schemes", "securitySchemes", schemeLines],
    ["Parameters", "parameters", (node) => parameterLines(node)],
    ["Request bodies", "requestBodies", (node) => bodyLines(node)],
    ["Responses", "responses", (node) => responseLines("*", node, resolve)],
    ["Headers", "headers", (node) => schemaLines("header", node.schema)],
    ["Schemas", "schemas", (node, name) => schemaLines(plainLine(name), node)],
  ];
  return sections.flatMap(([title, key, linesOf]) => {
    const components = document.components?.[key];
    if (!isObject(components) || Object.keys(components).length === 0) return [];
    const entries = Object.keys(components).flatMap((name) => {
      const node = components[name];
      return [
        `### ${codeSpan(name)}`,
        block(isObject(node) ? linesOf(node, name) : [typeof node === "boolean" ? String(node) : "?"]),
      ];
    });
    return [`## ${title}`, ...entries];
  });
}

function schemeLines(scheme: JsonObject): string[] {
  const facts = ["type", "scheme", "bearerFormat", "in", "name", "openIdConnectUrl"];
  const flows = isObject(scheme.flows) ? Object.entries(scheme.flows) : [];
  return [
    ...facts.filter((fact) => scheme[fact] !== undefined).map((fact) => `${fact} ${plainLine(String(scheme[fact]))}`),
    ...(typeof scheme["x-audience"] === "string" ? [`audience ${plainLine(scheme["x-audience"])}`] : []),
    ...flows.flatMap(([name, flow]) => (isObject(flow) ? flowLines(plainLine(name), flow) : [])),
  ];
}

function flowLines(name: string, flow: JsonObject): string[] {
  const urls = ["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl"];
  return [
    ...urls.filter((url) => flow[url] !== undefined).map((url) => `${name} ${url} ${plainLine(String(flow[url]))}`),
    ...Object.keys(isObject(flow.scopes) ? flow.scopes : {}).map((scope) => `${name} scope ${plainLine(scope)}`),
  ];
}
