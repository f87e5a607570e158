import { type SourceModule, type SyntaxNode, visitNodes } from "../../syntax.ts";

/** A generated function, as read from its syntax. */
export interface SdkFunction {
  readonly name: string;
  /** Lower case. */
  readonly method: string;
  /** The path template that it calls. */
  readonly path: string;
  /** Names of types of `types.gen.ts` and of the runtime that it mentions. */
  readonly types: readonly string[];
  /** Every identifier in it. */
  readonly mentions: ReadonlySet<string>;
}

/** Reads every exported function of `sdk.gen.ts`; an export that calls nothing has no entry. */
export function readSdkFunctions(module: SourceModule): SdkFunction[] {
  return module.program().body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") return [];
    return statement.declaration.declarations.flatMap((declarator) => {
      const found = declarator.id.type === "Identifier" ? readCall(declarator.init) : undefined;
      return found && declarator.id.type === "Identifier" ? [{ name: declarator.id.name, ...found }] : [];
    });
  });
}

/** Finds `(options?.client ?? client).get<…>({ url: "…" })`, or `.sse.get`, below an initialiser. */
function readCall(init: unknown): Omit<SdkFunction, "name"> | undefined {
  let call: { method: string; path: string } | undefined;
  const types = new Set<string>();
  const mentions = new Set<string>();
  visitNodes(init, (node) => {
    call ??= callOf(node);
    if (node.type === "Identifier") mentions.add(String(node["name"]));
    const typeName = node.type === "TSTypeReference" ? (node["typeName"] as SyntaxNode) : undefined;
    if (typeName?.type === "Identifier") types.add(String(typeName["name"]));
  });
  return call && { ...call, types: [...types], mentions };
}

function callOf(node: SyntaxNode): { method: string; path: string } | undefined {
  if (node.type !== "CallExpression") return undefined;
  const callee = node["callee"] as SyntaxNode;
  const method = callee.type === "MemberExpression" ? (callee["property"] as SyntaxNode)["name"] : undefined;
  const [options] = node["arguments"] as SyntaxNode[];
  if (typeof method !== "string" || options?.type !== "ObjectExpression") return undefined;
  const path = (options["properties"] as SyntaxNode[]).map(urlOf).find((url) => url !== undefined);
  return path === undefined ? undefined : { method, path };
}

function urlOf(property: SyntaxNode): string | undefined {
  if (property.type !== "Property" || (property["key"] as SyntaxNode)["name"] !== "url") return undefined;
  const value = (property["value"] as SyntaxNode)["value"];
  return typeof value === "string" ? value : undefined;
}
