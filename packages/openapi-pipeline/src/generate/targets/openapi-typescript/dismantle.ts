import type { OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../../../artifacts/output-file.ts";
import type { Dismantled } from "../../incremental.ts";
import type { OperationEntry } from "../../operations.ts";
import { componentKey } from "../../slice.ts";
import { pathUnit } from "../../units.ts";
import { splitMembers } from "./members.ts";

/** What openapi-typescript wrote for one path item or component: lines of the interfaces `paths`, `operations`, `components`. */
export interface PathsPart {
  readonly member: string;
  readonly operations: readonly string[];
}

/** Nothing but the preamble belongs to the document as a whole. */
export type PathsFrame = null;

/** The sections of `components` in the tool's order. */
const sections = ["schemas", "responses", "parameters", "requestBodies", "headers", "pathItems"] as const;

/** The tool's helper, which it writes when `required` names a property of another `allOf` part. */
export const withRequired = "type WithRequired<T, K extends keyof T> = T & {\n    [P in K]-?: T[P]\n};";

/** Whether every piece of a document becomes a member of its own. */
export function isSeparable(document: OpenApiDocument, operations: readonly OperationEntry[]): boolean {
  const ids = operations.map((entry) => entry.id);
  const whole =
    document["webhooks"] === undefined && document["$defs"] === undefined && document.components !== undefined;
  const plainItems = Object.values(document.paths ?? {}).every((item) => item.$ref === undefined);
  return whole && plainItems && !ids.includes(undefined) && new Set(ids).size === ids.length;
}

/** Attributes every member to its unit; `undefined` when one is left over. */
export function dismantle(
  printed: string,
  document: OpenApiDocument,
  operations: readonly OperationEntry[],
): Dismantled<PathsPart, PathsFrame> | undefined {
  const parts = new Map<string, PathsPart>();
  const byId = new Map(
    splitMembers(printed, "export interface operations ").map((member) => [member.key, member.text]),
  );
  for (const { key: path, text } of splitMembers(printed, "export interface paths ")) {
    const texts = operations.filter((entry) => entry.path === path).map((entry) => byId.get(entry.id ?? ""));
    const found = texts.filter((operation) => operation !== undefined);
    if (found.length < texts.length) return undefined;
    parts.set(pathUnit(path), { member: text, operations: found });
  }
  const components = printed.slice(printed.indexOf("export interface components "));
  for (const section of sections) {
    for (const member of splitMembers(components, `    ${section}: `)) {
      parts.set(componentKey(section, member.key), { member: member.text, operations: [] });
    }
  }
  const expected =
    Object.keys(document.paths ?? {}).length + sections.reduce((sum, section) => sum + count(document, section), 0);
  return parts.size === expected ? { parts, frame: null } : undefined;
}

function count(document: OpenApiDocument, section: (typeof sections)[number]): number {
  return Object.keys(document.components?.[section] ?? {}).length;
}

/** Puts the members together again, in the order of the document. */
export function assemble(
  parts: readonly (readonly [key: string, part: PathsPart])[],
  path: string,
  preamble: readonly string[],
): OutputFile {
  const paths = parts.filter(([key]) => key.startsWith("path "));
  const components = sections.map((section) => {
    const members = parts.filter(([key]) => key.startsWith(`${section}/`)).map(([, part]) => part.member);
    return members.length === 0 ? `    ${section}: never;` : `    ${section}: {\n${members.join("\n")}\n    };`;
  });
  const statements = [
    block(
      "paths",
      paths.map(([, part]) => part.member),
    ),
    "export type webhooks = Record<string, never>;",
    block("components", components),
    "export type $defs = Record<string, never>;",
    block(
      "operations",
      paths.flatMap(([, part]) => part.operations),
    ),
  ];
  const text = statements.join("\n");
  const helper = text.includes("WithRequired<") ? `${withRequired}\n` : "";
  return { path, contents: `${preamble.join("\n")}\n\n${helper}${text}\n` };
}

function block(name: string, members: readonly string[]): string {
  return `export interface ${name} {\n${members.join("\n")}\n}`;
}
