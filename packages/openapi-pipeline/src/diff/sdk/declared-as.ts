import type { Declaration, Function as FunctionNode, Node } from "oxc-parser";
import type { ExportedName } from "./exported-name.ts";
import { routeOf } from "./operation-route.ts";
import type { ParsedModule } from "./read-module.ts";
import { typeText } from "./type-text.ts";

/** What a name of a module is declared as, in names that `rename` gives. */
export function declaredAs(module: ParsedModule, name: string, rename: (name: string) => string): ExportedName {
  const declarations = module.declarations.get(name) ?? [];
  const text = (node: Node) => typeText(module.source, node, rename);
  const [first] = declarations;
  if (first?.type === "TSTypeAliasDeclaration" || first?.type === "TSInterfaceDeclaration") {
    const params = first.typeParameters == null ? {} : { params: text(first.typeParameters) };
    if (first.type === "TSTypeAliasDeclaration")
      return { kind: "type", ...params, declared: text(first.typeAnnotation) };
    return { kind: "type", ...params, declared: [...(first.extends ?? []), first.body].map(text).join(" & ") };
  }
  if (first?.type === "VariableDeclaration") {
    const declarator = first.declarations.find(({ id }) => id.type === "Identifier" && id.name === name);
    const type = declarator?.id.type === "Identifier" ? declarator.id.typeAnnotation : undefined;
    const route = calledRoute(declarator?.init);
    const calls = route === undefined ? {} : { calls: route };
    return { kind: "value", declared: type == null ? "unknown" : text(type.typeAnnotation), ...calls };
  }
  const signatures = declarations.flatMap((node) => (isFunction(node) ? [signature(node, text)] : []));
  return { kind: "value", declared: signatures.length === 0 ? "unknown" : signatures.join(" & ") };
}

function isFunction(node: Declaration): node is FunctionNode {
  return node.type === "FunctionDeclaration" || node.type === "TSDeclareFunction";
}

function signature({ typeParameters, params, returnType }: FunctionNode, text: (node: Node) => string): string {
  const inputs = params.map((param) => {
    if (param.type !== "AssignmentPattern") return text(param);
    const { left } = param;
    const type = "typeAnnotation" in left && left.typeAnnotation ? text(left.typeAnnotation.typeAnnotation) : "unknown";
    return `${left.type === "Identifier" ? left.name : "input"}?: ${type}`;
  });
  const output = returnType == null ? "unknown" : text(returnType.typeAnnotation);
  return `(${typeParameters == null ? "" : text(typeParameters)}(${inputs.join(", ")}) => ${output})`;
}

/** The string that a function is made from: its first argument. */
function calledRoute(init: Node | null | undefined): string | undefined {
  if (init?.type !== "CallExpression") return undefined;
  const [spec] = init.arguments;
  return spec?.type === "Literal" && typeof spec.value === "string" ? routeOf(spec.value) : undefined;
}
