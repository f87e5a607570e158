import { type Node, parseSync, type TSType, type TSTypeParameterDeclaration } from "oxc-parser";
import type { ClientSurface } from "./client-surface.ts";
import type { ExportedName } from "./exported-name.ts";

/** An exported name with the syntax tree of its type. */
export interface ParsedExport extends ExportedName {
  readonly entry: string;
  readonly name: string;
  readonly type: TSType;
  readonly typeParameters: TSTypeParameterDeclaration | undefined;
  /** Text of a node of `type`. */
  readonly text: (node: Node) => string;
}

/** A surface whose declarations have been parsed. */
export interface ParsedSurface {
  readonly surface: ClientSurface;
  /** By `exportKey`. */
  readonly exports: ReadonlyMap<string, ParsedExport>;
}

/** `./msw handlers`. */
export function exportKey(entry: string, name: string): string {
  return `${entry} ${name}`;
}

/** Parses declarations when they are asked for: of most exports nobody does. What is no type counts as `unknown`. */
export function parseSurface(surface: ClientSurface): ParsedSurface {
  const exports = Object.entries(surface.entries).flatMap(([entry, names]) =>
    Object.entries(names).map(([name, exported]): [string, ParsedExport] => [
      exportKey(entry, name),
      lazyExport(exported, { entry, name }),
    ]),
  );
  return { surface, exports: new Map(exports) };
}

function lazyExport(exported: ExportedName, place: Pick<ParsedExport, "entry" | "name">): ParsedExport {
  let known: ParsedType | undefined;
  const parsed = (): ParsedType => {
    known ??= parseType(exported) ?? parseType({ kind: "type", declared: "unknown" });
    if (known === undefined) throw new TypeError("A type that is always one is none.");
    return known;
  };
  return {
    ...exported,
    ...place,
    get type() {
      return parsed().type;
    },
    get typeParameters() {
      return parsed().typeParameters;
    },
    text: (node) => parsed().text(node),
  };
}

type ParsedType = Pick<ParsedExport, "type" | "typeParameters" | "text">;

function parseType({ params = "", declared }: ExportedName): ParsedType | undefined {
  const source = `type X${params} = ${declared};`;
  const { program, errors } = parseSync("surface.ts", source, { lang: "ts", preserveParens: false });
  const [node, more] = program.body;
  if (errors.length > 0 || more !== undefined || node?.type !== "TSTypeAliasDeclaration") return undefined;
  const text = ({ start, end }: Node): string => source.slice(start, end);
  return { type: node.typeAnnotation, typeParameters: node.typeParameters ?? undefined, text };
}
