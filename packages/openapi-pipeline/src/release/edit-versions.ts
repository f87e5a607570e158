import MagicString from "magic-string";
import { type ParseResult, Visitor } from "oxc-parser";
import type { Diagnostic, Outcome, SourceLocation } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { parseModule } from "../surface/instrument.ts";

/** Which versions a contract file is to say. */
export interface VersionEdit {
  /** The contract file, for its language and for messages. */
  readonly file: string;
  readonly version: string;
  /** Clients whose version is written beside their name; every other one has the surface's. */
  readonly clients: ReadonlyMap<string, string>;
}

/** A node of the syntax tree, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface StringLiteral extends Node {
  readonly value: string;
}
interface Member {
  readonly key: Node;
  readonly value: Node;
}
type Members = ReadonlyMap<string, Member>;

/**
 * The text of a contract file with other versions; every other byte stays. A version that is not a plain string literal in
 * the surface's own definition is a finding, and nothing is guessed.
 */
export function editVersions(source: string, edit: VersionEdit): Outcome<string | undefined> {
  const literals = objectLiterals(parseModule(edit.file, source));
  const surfaces = literals.filter((each) => each.has("name") && (each.has("contracts") || each.has("document")));
  const [surface] = surfaces;
  const refuse = (what: string, place: Node | undefined): Outcome<undefined> => ({
    value: undefined,
    diagnostics: [notLiteral(what, { source, file: edit.file, place })],
  });
  const version = surface?.get("version");
  if (surface === undefined || surfaces.length > 1 || !isText(version?.value))
    return refuse("the surface", version?.value ?? surface?.get("name")?.key);
  const text = new MagicString(source);
  write(text, version.value, edit.version);
  for (const [name, wanted] of edit.clients) {
    const found = literals.filter((each) => each.has("audience") && textOf(each.get("name")) === name);
    const [client] = found;
    const own = client?.get("version");
    if (client === undefined || found.length > 1 || (own !== undefined && !isText(own.value)))
      return refuse(`the client \`${name}\``, own?.value ?? surface.get("clients")?.key);
    if (own === undefined) insertAfter(text, { source, name: client.get("name"), version: wanted });
    else if (isText(own.value)) write(text, own.value, wanted);
  }
  return { value: text.toString(), diagnostics: [] };
}

function objectLiterals({ program }: ParseResult): readonly Members[] {
  const found: Members[] = [];
  new Visitor({
    ObjectExpression({ properties }) {
      const members = properties.flatMap((property): [string, Member][] => {
        if (property.type !== "Property" || property.computed || property.kind !== "init") return [];
        const { key, value } = property;
        const name = key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : undefined;
        return name === undefined ? [] : [[name, { key, value: bare(value) }]];
      });
      found.push(new Map(members));
    },
  }).visit(program);
  return found;
}

/** `"1.0.0" as const` is as plain as `"1.0.0"`. */
function bare(value: Node): Node {
  const { type, expression } = value as Node & { readonly expression?: Node };
  return /^TS(?:As|Satisfies)Expression$/.test(type) && expression !== undefined ? bare(expression) : value;
}

function isText(node: Node | undefined): node is StringLiteral {
  return node?.type === "Literal" && typeof (node as { value?: unknown }).value === "string";
}

function textOf(member: Member | undefined): string | undefined {
  return isText(member?.value) ? member.value.value : undefined;
}

/** Keeps the author's quotes. */
function write(text: MagicString, { start, end, value }: StringLiteral, version: string): void {
  if (value !== version) text.update(start + 1, end - 1, version);
}

interface Insertion {
  readonly source: string;
  readonly name: Member | undefined;
  readonly version: string;
}

/** Behind the name, on a line of its own where the name has one. */
function insertAfter(text: MagicString, { source, name, version }: Insertion): void {
  if (name === undefined) return;
  const quote = source[name.value.start];
  const line = /\r?\n[ \t]*$/.exec(source.slice(0, name.key.start))?.[0] ?? " ";
  text.appendLeft(name.value.end, `,${line}version: ${quote}${version}${quote}`);
}

function notLiteral(
  what: string,
  { source, file, place }: { source: string; file: string; place: Node | undefined },
): Diagnostic {
  return diagnose("release-version-not-literal", { what, file }, { location: locate(source, file, place?.start ?? 0) });
}

function locate(source: string, file: string, offset: number): SourceLocation {
  const before = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
