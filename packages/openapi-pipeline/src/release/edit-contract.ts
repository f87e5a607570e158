import MagicString from "magic-string";
import type { Diagnostic, Outcome, SourceLocation } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { isText, itemCount, type Node, type ObjectLiteral, objectLiterals, textOf } from "./object-literals.ts";

/** What a release changes in a contract file. */
export interface ContractEdit {
  /** The contract file, for its language and for messages. */
  readonly file: string;
  readonly version: string;
  /** Clients whose version is written beside their name; every other one has the surface's. */
  readonly clients: ReadonlyMap<string, string>;
  /** Fingerprints of waivers that this release uses up: what they accept is part of it. */
  readonly waivers: ReadonlySet<string>;
}

/**
 * The text of a contract file after a release; every other byte stays. What is not written out in the surface's own
 * definition is a finding, and nothing is guessed.
 */
export function editContract(source: string, edit: ContractEdit): Outcome<string | undefined> {
  const literals = objectLiterals(edit.file, source);
  const surfaces = literals.filter(
    ({ members }) => members.has("name") && (members.has("contracts") || members.has("document")),
  );
  const [surface] = surfaces;
  const editor: Editor = { source, edit, literals, text: new MagicString(source) };
  const refused =
    surface === undefined || surfaces.length > 1
      ? [notVersion(editor, "the surface", surface?.members.get("version")?.value)]
      : [
          ...writeVersion(editor, surface),
          ...[...edit.clients].flatMap(([name, version]) => writeClient(editor, surface, { name, version })),
          ...removeWaivers(editor, surface),
        ];
  return { value: refused.length > 0 ? undefined : editor.text.toString(), diagnostics: refused };
}

interface Editor {
  readonly source: string;
  readonly edit: ContractEdit;
  readonly literals: readonly ObjectLiteral[];
  readonly text: MagicString;
}

function writeVersion(editor: Editor, { members }: ObjectLiteral): readonly Diagnostic[] {
  const value = members.get("version")?.value;
  if (!isText(value)) return [notVersion(editor, "the surface", value ?? members.get("name")?.key)];
  replaceText(editor, value, editor.edit.version);
  return [];
}

function writeClient(
  editor: Editor,
  { members }: ObjectLiteral,
  { name, version }: { name: string; version: string },
): readonly Diagnostic[] {
  const found = editor.literals.filter((each) => each.members.has("audience") && textOf(each, "name") === name);
  const [client] = found;
  const own = client?.members.get("version")?.value;
  if (client === undefined || found.length > 1 || (own !== undefined && !isText(own)))
    return [notVersion(editor, `the client \`${name}\``, own ?? members.get("clients")?.key)];
  if (isText(own)) replaceText(editor, own, version);
  else insertVersion(editor, client, version);
  return [];
}

/** Keeps the author's quotes. */
function replaceText({ text }: Editor, { start, end, value }: Node & { value: string }, version: string): void {
  if (value !== version) text.update(start + 1, end - 1, version);
}

/** Behind the name, on a line of its own where the name has one. */
function insertVersion({ source, text }: Editor, { members }: ObjectLiteral, version: string): void {
  const name = members.get("name");
  if (name === undefined) return;
  const quote = source[name.value.start];
  const line = /\r?\n[ \t]*$/.exec(source.slice(0, name.key.start))?.[0] ?? " ";
  text.appendLeft(name.value.end, `,${line}version: ${quote}${version}${quote}`);
}

function removeWaivers(editor: Editor, { members }: ObjectLiteral): readonly Diagnostic[] {
  const { edit, literals, source } = editor;
  const list = members.get("waivers");
  const inside = (node: Node) => list !== undefined && list.value.start < node.start && node.end < list.value.end;
  const used = literals.filter((each) => inside(each.node) && edit.waivers.has(textOf(each, "fingerprint") ?? ""));
  const found = new Set(used.map((each) => textOf(each, "fingerprint")));
  const missing = [...edit.waivers].filter((fingerprint) => !found.has(fingerprint));
  if (missing.length > 0 || list === undefined) {
    const place = { location: locate(source, edit.file, list?.key.start ?? 0) };
    return missing.map((fingerprint) =>
      diagnose("release-waiver-not-literal", { fingerprint, file: edit.file }, place),
    );
  }
  const isAll = used.length > 0 && used.length === itemCount(list.value);
  if (isAll) removeItem(editor, { start: list.key.start, end: list.value.end });
  else for (const { node } of used) removeItem(editor, node);
  return [];
}

/** With the comma behind it, and with its lines when nothing else stands on them. */
function removeItem({ source, text }: Editor, { start, end }: Pick<Node, "start" | "end">): void {
  const comma = /^\s*,/.exec(source.slice(end))?.[0].length ?? 0;
  const before = /(?:^|\n)([ \t]*)$/.exec(source.slice(0, start))?.[1];
  const after = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(end + comma))?.[0];
  if (before !== undefined && after !== undefined) text.remove(start - before.length, end + comma + after.length);
  else text.remove(start, end + comma + (/^[ \t]*/.exec(source.slice(end + comma))?.[0].length ?? 0));
}

function notVersion({ source, edit }: Editor, what: string, place: Node | undefined): Diagnostic {
  const location = locate(source, edit.file, place?.start ?? 0);
  return diagnose("release-version-not-literal", { what, file: edit.file }, { location });
}

function locate(source: string, file: string, offset: number): SourceLocation {
  const before = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
