import { createHash } from "node:crypto";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { listOperations, type OperationEntry } from "./operations.ts";
import { walkReferences } from "./references.ts";
import { componentKey, type DocumentSlice, sliceComponents } from "./slice.ts";

/** The components that end up in generated types. */
const typedSections = ["schemas", "responses", "parameters", "requestBodies", "headers", "pathItems"] as const;

/** One piece of a document whose generated text depends on itself and on what it refers to, and on nothing else. */
export interface Unit {
  /** `path /runs/{runId}` or `schemas/Run`. */
  readonly key: string;
  /** SHA-256 over the unit and everything that it refers to, transitively. */
  readonly fingerprint: string;
  /** Holds a discriminator: openapi-typescript then changes the schemas that it maps to, wherever they are used. */
  readonly reachesOut: boolean;
}

/** A document taken apart. */
export interface UnitTable {
  readonly units: readonly Unit[];
  /** SHA-256 over everything that every unit depends on: servers, security, discriminators. */
  readonly context: string;
  /** The document with only these units, and the components that they need. */
  readonly slice: (keys: ReadonlySet<string>) => DocumentSlice;
}

interface Node {
  readonly digest: string;
  readonly references: readonly string[];
  readonly reachesOut: boolean;
}

export const pathUnit = (path: string): string => `path ${path}`;

/** Takes a document apart into path items and components. */
export function tabulateUnits(document: OpenApiDocument): UnitTable {
  const nodes = new Map<string, Node>();
  for (const section of typedSections) {
    for (const [name, value] of Object.entries(document.components?.[section] ?? {}))
      nodes.set(componentKey(section, name), toNode(value));
  }
  for (const [path, item] of Object.entries(document.paths ?? {})) nodes.set(pathUnit(path), toNode(item));
  const units = [...nodes].map(([key, node]): Unit => {
    const closure = [...reach(nodes, [key])].sort().map((name) => `${name} ${nodes.get(name)?.digest}`);
    return { key, fingerprint: digest([key, node.digest, ...closure].join("\n")), reachesOut: node.reachesOut };
  });
  const { paths: _paths, components, info: _info, tags: _tags, ...rest } = document;
  const global = [JSON.stringify(rest), JSON.stringify(components?.securitySchemes ?? {})];
  const outward = units.filter((unit) => unit.reachesOut).map((unit) => unit.fingerprint);
  return {
    units,
    context: digest([...global, ...outward].join("\n")),
    slice: (keys) => sliceUnits(document, keys, reach(nodes, keys)),
  };
}

function toNode(value: unknown): Node {
  const text = JSON.stringify(value);
  const references = new Set<string>();
  walkReferences(value, (reference) => references.add(reference.replace("#/components/", "")));
  return { digest: digest(text), references: [...references], reachesOut: text.includes('"discriminator"') };
}

/** The given units and every component that they need. */
function reach(nodes: ReadonlyMap<string, Node>, from: Iterable<string>): Set<string> {
  const reached = new Set<string>(from);
  for (const key of reached)
    for (const next of nodes.get(key)?.references ?? []) if (nodes.has(next)) reached.add(next);
  return reached;
}

function sliceUnits(document: OpenApiDocument, keys: ReadonlySet<string>, reached: ReadonlySet<string>): DocumentSlice {
  const paths = Object.fromEntries(Object.entries(document.paths ?? {}).filter(([path]) => keys.has(pathUnit(path))));
  const sliced = { ...document, paths, components: sliceComponents(document, reached) };
  const operations: OperationEntry[] = listOperations(sliced);
  return { document: sliced, text: JSON.stringify(sliced), operations };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
