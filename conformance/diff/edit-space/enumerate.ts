import {
  childOf,
  decodePointer,
  isObject,
  type JsonObject,
  type NodeKind,
  type OpenApiDocument,
  pointerOf,
  refOfPointer,
  walk,
} from "@rawr/openapi-document";
import { additionsTo, changesOf, membersOf } from "./changes.ts";
import type { DocumentEdit, EditWay } from "./edit.ts";

/**
 * Every edit of every object of a document. The same edit of objects with the same fields in the same sort of place
 * (`maxLength` of a property in a component) is made once: what is found of one would be found of all.
 */
export function enumerateEdits(document: OpenApiDocument): readonly DocumentEdit[] {
  const edits: DocumentEdit[] = [];
  const seen = new Set<string>();
  walk(document, (node, kind, place) => {
    const pointer = pointerOf(place);
    for (const each of editsOf(node, kind, pointer)) {
      const where = [kind, place?.field, sortOfPlace(pointer)];
      const alike = JSON.stringify([each.way, each.field, each.detail, ...where, surroundings(node, each.field)]);
      if (!seen.has(alike)) edits.push(each);
      seen.add(alike);
    }
  });
  return edits;
}

/** What a schema's keyword is read with; what is for people is read by itself. */
function surroundings(node: JsonObject, field: string): unknown {
  if (annotations.has(field)) return node[field] === undefined ? node.type : node[field];
  return [node[field], node.type, Object.keys(node).sort()];
}

const annotations = new Set(
  "$comment title description example examples default x-extensible-enum nullable".split(" "),
);

const sections = new Set("webhooks callbacks parameters requestBody responses headers components encoding".split(" "));

function sortOfPlace(pointer: string): string {
  return decodePointer(pointer)
    .filter((token) => sections.has(token))
    .join(" ");
}

function editsOf(node: JsonObject, kind: NodeKind, pointer: string): readonly DocumentEdit[] {
  const own = Object.keys(node).flatMap((field) => fieldEdits(node, { kind, pointer, field }));
  const added = additionsTo(kind, node).map(([field, value]) =>
    edit({ kind, pointer, field }, ["add", short(value)], (target) => {
      target[field] = structuredClone(value);
    }),
  );
  return [...own, ...added];
}

interface Spot {
  readonly kind: NodeKind;
  readonly pointer: string;
  readonly field: string;
}

function fieldEdits(node: JsonObject, spot: Spot): readonly DocumentEdit[] {
  const { kind, field } = spot;
  const value = node[field];
  return [
    edit(spot, ["remove"], (target) => {
      delete target[field];
    }),
    ...changesOf(kind, field, value).map((next) =>
      edit(spot, ["change", short(next)], (target) => {
        target[field] = structuredClone(next);
      }),
    ),
    ...(Array.isArray(value) ? listEdits(value, spot) : []),
    ...(isObject(value) && holdsMembers(kind, field) ? mapEdits(value, spot) : []),
  ];
}

/** Whether a field's keys are names of the author's, or a plain value. */
function holdsMembers(kind: NodeKind, field: string): boolean {
  const child = childOf(kind, field);
  return child !== undefined && (child.shape !== "one" || child.kind === "paths" || child.kind === "responses");
}

function listEdits(list: readonly unknown[], spot: Spot): readonly DocumentEdit[] {
  const { kind, field } = spot;
  const of = (target: JsonObject) => target[field] as unknown[];
  return [
    ...list.map((_, index) => edit(spot, ["remove", String(index)], (target) => of(target).splice(index, 1))),
    ...list.flatMap((item, index) =>
      typeof item === "string"
        ? [edit(spot, ["change", String(index)], (target) => of(target).splice(index, 1, `${item}x`))]
        : [],
    ),
    ...membersOf(kind, field, list).map(([, value]) =>
      edit(spot, ["add", short(value)], (target) => of(target).push(structuredClone(value))),
    ),
    ...(list.length > 1 ? [edit(spot, ["reorder"], (target) => of(target).reverse())] : []),
  ];
}

function mapEdits(map: JsonObject, spot: Spot): readonly DocumentEdit[] {
  const { kind, field } = spot;
  const names = Object.keys(map);
  return [
    ...names.map((name) => edit(spot, ["remove", name], (target) => delete (target[field] as JsonObject)[name])),
    ...names.flatMap((name) => renames(spot, name)),
    ...membersOf(kind, field, map).map(([name, value]) =>
      edit(spot, ["add", name], (target) => {
        (target[field] as JsonObject)[name] = structuredClone(value);
      }),
    ),
    ...(names.length > 1
      ? [
          edit(spot, ["reorder"], (target) => {
            target[field] = Object.fromEntries(Object.entries(target[field] as JsonObject).reverse());
          }),
        ]
      : []),
  ];
}

/** A member under another name. References to a component follow it, so that the document stays whole. */
function renames(spot: Spot, name: string): readonly DocumentEdit[] {
  const next = newName(spot, name);
  return [
    edit(spot, ["rename", name], (target, document) => {
      const members = Object.entries(target[spot.field] as JsonObject);
      target[spot.field] = Object.fromEntries(members.map(([key, value]) => [key === name ? next : key, value]));
      if (spot.kind === "components") follow(document, spot.field, [name, next]);
    }),
  ];
}

function newName({ kind, field }: Spot, name: string): string {
  if (field === "paths" || field === "callbacks" || field === "webhooks") return `${name}x`;
  if (field === "responses" && kind === "operation") return /^\d/.test(name) ? `${name.slice(0, -1)}6` : "503";
  if (field === "content") return name.startsWith("application/json") ? "application/vnd.runs+json" : `${name}x`;
  return `${name}x`;
}

/** Renames a component wherever it is named. */
function follow(document: JsonObject, section: string, [from, to]: readonly [string, string]): void {
  const pointers = [from, to].map((name) => refOfPointer(`/components/${section}/${name}`)) as [string, string];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as JsonObject;
    for (const [key, each] of Object.entries(node)) {
      if (each === pointers[0]) node[key] = pointers[1];
      else visit(each);
    }
    if (section !== "securitySchemes" || !Array.isArray(node.security)) return;
    node.security = node.security.map((requirement: JsonObject) =>
      Object.fromEntries(Object.entries(requirement).map(([name, scopes]) => [name === from ? to : name, scopes])),
    );
  };
  visit(document);
}

function edit(
  { kind, field, pointer }: Spot,
  [way, detail]: readonly [way: EditWay, detail?: string],
  apply: DocumentEdit["apply"],
): DocumentEdit {
  return { way, kind, field, pointer, ...(detail === undefined ? {} : { detail }), apply };
}

function short(value: unknown): string {
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}
