import { isNode, nameOf, nodesOf, type Source, type SyntaxNode } from "./source.ts";

/** The shape of an object, as a module writes it down. */
export interface WrittenShape {
  readonly kind: string;
  readonly start: number;
  readonly properties: readonly string[];
}

/** Schemas (`Type.Object`, `z.object`, JSON Schema), interfaces and type literals. A value is no shape. */
export function writtenShapes({ program }: Source): WrittenShape[] {
  return [...nodesOf(program)].flatMap((node) => read(node) ?? []);
}

function read(node: SyntaxNode): WrittenShape | undefined {
  if (node.type === "TSInterfaceDeclaration") {
    const name = nameOf(node.id);
    return shape(`The interface ${name}`, node, (node.body as SyntaxNode).body);
  }
  if (node.type === "TSTypeLiteral") return shape("A type", node, node.members);
  if (node.type === "CallExpression" && isNode(node.callee) && node.callee.type === "MemberExpression") {
    const [first] = node.arguments as unknown[];
    const isSchema = /^(?:strict|loose)?object$/i.test(nameOf(node.callee.property) ?? "");
    if (isSchema && isNode(first) && first.type === "ObjectExpression")
      return shape("A schema", node, first.properties);
  }
  if (node.type === "ObjectExpression") {
    const fields = new Map((node.properties as SyntaxNode[]).map(({ key, value }) => [nameOf(key), value]));
    const [type, properties] = [fields.get("type"), fields.get("properties")];
    const isSchema = isNode(type) && type.type === "Literal" && type.value === "object";
    if (isSchema && isNode(properties)) return shape("A JSON Schema", node, properties.properties);
  }
  return undefined;
}

/** A member without a written name (a spread, an index) leaves the whole unknown; methods are no data. */
function shape(kind: string, { start }: SyntaxNode, members: unknown): WrittenShape | undefined {
  if (!Array.isArray(members)) return undefined;
  const names = members.map((member: SyntaxNode) =>
    member.type === "Property" || member.type === "TSPropertySignature" ? nameOf(member.key) : undefined,
  );
  return names.includes(undefined) ? undefined : { kind, start, properties: names as string[] };
}
