import { type Node, parseSync, type TSType, type TSTypeParameterDeclaration } from "oxc-parser";
import type { ClientSurface, ExportedName } from "./client-surface.ts";

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

/** Parses all declarations of a surface at once. What is no type counts as `unknown`. */
export function parseSurface(surface: ClientSurface): ParsedSurface {
  const all = Object.entries(surface.entries).flatMap(([entry, names]) =>
    Object.entries(names).map(([name, exported]) => ({ entry, name, exported })),
  );
  const nodes = parseAll(all.map(({ exported }) => exported)) ?? all.map(({ exported }) => parseOne(exported));
  const exports = all.map(({ entry, name, exported }, index): [string, ParsedExport] => {
    const node = nodes[index] ?? parseOne({ ...exported, params: "", declared: "unknown" });
    return [exportKey(entry, name), { ...exported, entry, name, ...(node as ParsedType) }];
  });
  return { surface, exports: new Map(exports) };
}

type ParsedType = Pick<ParsedExport, "type" | "typeParameters" | "text">;

function parseAll(all: readonly ExportedName[]): readonly ParsedType[] | undefined {
  const source = all.map(({ params = "", declared }) => `type X${params} = ${declared};\n`).join("");
  const { program, errors } = parseSync("surface.ts", source, { lang: "ts", preserveParens: false });
  if (errors.length > 0 || program.body.length !== all.length) return undefined;
  const text = ({ start, end }: Node): string => source.slice(start, end);
  return program.body.flatMap((node) =>
    node.type === "TSTypeAliasDeclaration"
      ? [{ type: node.typeAnnotation, typeParameters: node.typeParameters ?? undefined, text }]
      : [],
  );
}

function parseOne(exported: ExportedName): ParsedType | undefined {
  return parseAll([exported])?.[0];
}
