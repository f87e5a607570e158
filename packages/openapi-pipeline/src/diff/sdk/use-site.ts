import type { Node, TSPropertySignature, TSType } from "oxc-parser";
import type { ParsedExport } from "./parsed-surface.ts";

/** What a use does; what it means when it no longer compiles follows from it. */
export type UseKind = "import" | "read" | "compare" | "write" | "make" | "call-without-input";

/** One line that consumers may have written. */
export interface UseSite {
  readonly entry: string;
  readonly name: string;
  /** Properties that lead to what is used: `["data", "issues"]`. */
  readonly path: readonly string[];
  readonly kind: UseKind;
  /** A statement of TypeScript. */
  readonly text: string;
}

/** An expression that a consumer has, and how it came by it. */
export interface Place {
  readonly exported: ParsedExport;
  readonly expression: string;
  /** Of the arrow function around it: `run: ActiveRun`. */
  readonly params: readonly string[];
  readonly path: readonly string[];
}

/** `(run: ActiveRun): string => run.requestedBy;`, with the export's type parameters. */
export function site(
  { exported, path }: Place,
  kind: UseKind,
  use: { params: readonly string[]; returns: string; value: string },
): UseSite {
  const { entry, name, typeParameters, kind: of } = exported;
  const generic = of === "type" && typeParameters !== undefined ? exported.text(typeParameters) : "";
  // An object literal or a function type would be read as something else.
  const value = use.value.startsWith("{") ? `(${use.value})` : use.value;
  const returns = use.returns.includes("=>") ? `(${use.returns})` : use.returns;
  const text = `${generic}(${use.params.join(", ")}): ${returns} => ${value};`;
  return { entry, name, path, kind, text: text.replaceAll(/[\n\r\u2028\u2029]/g, escaped) };
}

/** A line break can only stand in a string. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** An exported type with its own parameters as arguments: `InvoicingRun<Accepted>`. */
export function typeOf({ name, typeParameters }: ParsedExport): string {
  const params = typeParameters?.params.map((param) => param.name.name) ?? [];
  return params.length === 0 ? name : `${name}<${params.join(", ")}>`;
}

/** A named property of an object type. */
export interface Member {
  readonly name: string;
  readonly node: TSPropertySignature;
  readonly type: TSType;
}

/** The properties of an object type that have names and types. */
export function membersOf(type: Node): readonly Member[] {
  const members = type.type === "TSInterfaceBody" ? type.body : type.type === "TSTypeLiteral" ? type.members : [];
  return members.flatMap((node) => {
    if (node.type !== "TSPropertySignature" || node.computed || node.typeAnnotation == null) return [];
    const { key } = node;
    const name = key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : undefined;
    return name === undefined ? [] : [{ name, node, type: node.typeAnnotation.typeAnnotation }];
  });
}

/** `.name`, or `["na-me"]`. */
export function access(name: string): string {
  return isName(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** `name`, `"na-me"`; `__proto__` would set the prototype. */
export function literalKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isName(name) ? name : JSON.stringify(name);
}

function isName(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);
}

/** The type without `null` and `undefined`. */
export function presentType(type: TSType): TSType | undefined {
  if (type.type !== "TSUnionType") return type;
  const present = type.types.filter(({ type: kind }) => kind !== "TSNullKeyword" && kind !== "TSUndefinedKeyword");
  return present.length === 1 ? present[0] : undefined;
}

/** The type of an array's items. */
export function itemType(type: TSType): TSType | undefined {
  if (type.type === "TSArrayType") return type.elementType;
  if (type.type === "TSTypeOperator" && type.operator === "readonly") return itemType(type.typeAnnotation);
  const isArray =
    type.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    /^(?:Readonly)?Array$/.test(type.typeName.name);
  return isArray ? type.typeArguments?.params[0] : undefined;
}

/** The type arguments of a reference. */
export function argumentsOf(type: TSType): readonly TSType[] {
  return type.type === "TSTypeReference" ? (type.typeArguments?.params ?? []) : [];
}
