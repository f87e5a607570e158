import { decodePointer } from "@rawr/openapi-document";
import { isRecord } from "../is-record.ts";
import { digest, readUnit, type Unit } from "./read-unit.ts";

type Node = Readonly<Record<string, unknown>>;

/** A document taken apart into path items and components. */
export interface UnitTable {
  /** By `path /runs/{runId}` or `schemas/Run`, in the order of the document. */
  readonly units: ReadonlyMap<string, Unit>;
  /** By key: of the unit and of everything that it refers to, transitively. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** What belongs to no unit (info, tags, servers, security schemes), as a unit of its own. */
  readonly frame: Unit;
  /** Digest of the frame, and of what it refers to. */
  readonly context: string;
  /** Digest of what rules across units look at: the names of all, what refers to what is used, {@link Unit.shared}. */
  readonly shared: string;
}

/** Sections whose components are linted as what they are, wherever they are referred to. */
const sections = new Set(["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "links"]);

export const pathKey = (path: string): string => `path ${path}`;
const componentKey = (section: string, name: string): string => `${section}/${name}`;

/** The unit that holds a pointer; nothing for a place in the frame. */
export function unitAt(pointer: string): string | undefined {
  const [root, first, name] = decodePointer(pointer);
  if (root === "paths" && first !== undefined) return pathKey(first);
  return root === "components" && first !== undefined && sections.has(first) && name !== undefined
    ? componentKey(first, name)
    : undefined;
}

/**
 * Takes a document apart; nothing for one of which a part means something else than alone. Units whose text is that of
 * `known` are not read again.
 */
export function tabulateUnits(document: Node, known?: ReadonlyMap<string, Unit>): UnitTable | undefined {
  const { paths = {}, components = {} } = document;
  if (!/^3\.[01]\./.test(String(document.openapi)) || !isRecord(paths) || !isRecord(components)) return undefined;
  if (!isAbsent(components.pathItems) || !isAbsent(components.callbacks)) return undefined;
  const units = new Map<string, Unit>();
  const read = (key: string, value: unknown): Unit | undefined => {
    const text = JSON.stringify(value);
    const last = known?.get(key);
    return last?.digest === digest(text) ? last : readUnit(value, text);
  };
  const add = (key: string, value: unknown): boolean => {
    const unit = read(key, value);
    if (unit) units.set(key, unit);
    return unit !== undefined;
  };
  for (const [path, item] of Object.entries(paths)) {
    if ((isRecord(item) && "$ref" in item) || !add(pathKey(path), item)) return undefined;
  }
  for (const [section, named] of Object.entries(components)) {
    if (!sections.has(section)) continue;
    if (!isRecord(named)) return undefined;
    for (const [name, value] of Object.entries(named)) if (!add(componentKey(section, name), value)) return undefined;
  }
  const frame = readFrame(document);
  const all = frame && [frame, ...units.values()];
  // Spectral names a missing target once, wherever it met it first.
  return all?.every(({ references }) => references.every((key) => units.has(key)))
    ? withFingerprints(units, frame as Unit)
    : undefined;
}

/** Units and every component that they need. */
export function reach(units: ReadonlyMap<string, Unit>, from: Iterable<string>): Set<string> {
  const reached = new Set(from);
  for (const key of reached) for (const next of units.get(key)?.references ?? []) reached.add(next);
  return reached;
}

/** The document with only these units; of the other path items the path is left, for rules that compare paths. */
export function sliceDocument(document: Node, kept: ReadonlySet<string>): Node {
  const slice: Record<string, unknown> = { ...document };
  if (isRecord(document.paths)) {
    slice.paths = Object.fromEntries(
      Object.entries(document.paths).map(([path, item]) => [path, kept.has(pathKey(path)) ? item : {}]),
    );
  }
  if (isRecord(document.components)) {
    slice.components = mapSections(document.components, (section, named) =>
      Object.fromEntries(Object.entries(named).filter(([name]) => kept.has(componentKey(section, name)))),
    );
  }
  return slice;
}

function mapSections(components: Node, map: (section: string, named: Node) => Node): Node {
  return Object.fromEntries(
    Object.entries(components).map(([section, named]) => [
      section,
      sections.has(section) && isRecord(named) ? map(section, named) : named,
    ]),
  );
}

function readFrame(document: Node): Unit | undefined {
  const { paths, components } = document;
  const frame = {
    ...document,
    ...(paths !== undefined && { paths: {} }),
    ...(isRecord(components) && { components: mapSections(components, () => ({})) }),
  };
  return readUnit(frame, JSON.stringify(frame));
}

function isAbsent(section: unknown): boolean {
  return section === undefined || (isRecord(section) && Object.keys(section).length === 0);
}

function withFingerprints(units: ReadonlyMap<string, Unit>, frame: Unit): UnitTable {
  const of = (own: string, references: readonly string[]): string => {
    const closure = [...reach(units, references)].sort().map((name) => `${name} ${units.get(name)?.digest}`);
    return digest([own, ...closure].join("\n"));
  };
  const used = new Set([frame, ...units.values()].flatMap(({ references }) => references));
  const shared = JSON.stringify([[...units].map(([key, unit]) => [key, unit.shared]), [...used].sort()]);
  return {
    units,
    frame,
    fingerprints: new Map([...units].map(([key, { digest: own, references }]) => [key, of(own, references)])),
    context: of(frame.digest, frame.references),
    shared: digest(shared),
  };
}
