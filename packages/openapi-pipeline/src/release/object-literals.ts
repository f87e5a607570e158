import { Visitor } from "oxc-parser";
import { parseModule } from "../surface/instrument.ts";

/** A part of a module's text. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A text between quotes. */
export interface StringLiteral extends Node {
  readonly value: string;
}

/** `name: value` of an object literal. */
export interface Member {
  readonly key: Node;
  /** Without `as const` and the like. */
  readonly value: Node;
}

/** An object as its author wrote it, by the names of its members. */
export interface ObjectLiteral {
  readonly node: Node;
  readonly members: ReadonlyMap<string, Member>;
}

/** Every object literal of a module; members behind a spread, a computed name or a getter are not among its own. */
export function objectLiterals(file: string, source: string): readonly ObjectLiteral[] {
  const found: ObjectLiteral[] = [];
  new Visitor({
    ObjectExpression(node) {
      const members = node.properties.flatMap((property): [string, Member][] => {
        if (property.type !== "Property" || property.computed || property.kind !== "init") return [];
        const { key, value } = property;
        const name = key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : undefined;
        return name === undefined ? [] : [[name, { key, value: bare(value) }]];
      });
      found.push({ node, members: new Map(members) });
    },
  }).visit(parseModule(file, source).program);
  return found;
}

export function isText(node: Node | undefined): node is StringLiteral {
  return node?.type === "Literal" && typeof (node as { value?: unknown }).value === "string";
}

/** The text of a member that is a plain string. */
export function textOf(literal: ObjectLiteral | undefined, name: string): string | undefined {
  const value = literal?.members.get(name)?.value;
  return isText(value) ? value.value : undefined;
}

/** How many items an array literal has; undefined for anything else. */
export function itemCount(node: Node | undefined): number | undefined {
  return node?.type === "ArrayExpression"
    ? (node as unknown as { elements: readonly unknown[] }).elements.length
    : undefined;
}

/** `"1.0.0" as const` is as plain as `"1.0.0"`. */
function bare(value: Node): Node {
  const { type, expression } = value as Node & { readonly expression?: Node };
  return /^TS(?:As|Satisfies)Expression$/.test(type) && expression !== undefined ? bare(expression) : value;
}
