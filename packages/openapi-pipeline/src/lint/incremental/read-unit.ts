import { hash } from "node:crypto";
import { httpMethods } from "@rawr/openapi-document";
import { isRecord } from "../is-record.ts";

/** One piece of a document that findings belong to: a path item or a component. */
export interface Unit {
  /** Of its own text. */
  readonly digest: string;
  /** Keys of the components that it refers to. */
  readonly references: readonly string[];
  /** What rules that look across units see of it: operationIds, security, compositions. */
  readonly shared: string;
  /** A schema requires what it does not declare itself: whether that is a flaw depends on who refers to it, and in which order. */
  readonly isOpen: boolean;
}

/** References to whole components whose names need no escape. */
const componentRef = /^#\/components\/([A-Za-z]+\/[A-Za-z0-9_.-]+)$/;

/** Below these, a reference is data, unless the key is a name. */
const dataKeys = new Set(["example", "examples", "default", "const", "enum", "value"]);
/** Their members are names, not keywords. */
const maps = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "variables"]);

/** Reads a unit; nothing when it cannot be linted on its own. */
export function readUnit(value: unknown, text: string): Unit | undefined {
  const found = { references: new Set<string>(), isOpen: false };
  if (!visit(value, { found, isMap: false, isData: false })) return undefined;
  return { digest: digest(text), references: [...found.references], shared: sharedOf(value), isOpen: found.isOpen };
}

export function digest(text: string): string {
  return hash("sha256", text, "base64url");
}

interface Place {
  readonly found: { readonly references: Set<string>; isOpen: boolean };
  readonly isMap: boolean;
  readonly isData: boolean;
}

/** False when a reference is of a kind that is left to a run over the whole. */
function visit(node: unknown, { found, isMap, isData }: Place): boolean {
  if (Array.isArray(node)) return node.every((item) => visit(item, { found, isMap: false, isData }));
  if (!isRecord(node)) return true;
  if ("$ref" in node && (isMap ? typeof node.$ref === "string" : isData || !refer(node.$ref, found.references)))
    return false;
  if (!isMap && requiresMore(node)) found.isOpen = true;
  return Object.entries(node).every(([key, value]) => {
    if (key === "discriminator" && !isMap && !isData && !referAll(value, found.references)) return false;
    if (typeof value !== "object" || value === null) return true;
    const isDataBelow = isData || (!isMap && (dataKeys.has(key) || key.startsWith("x-")));
    return visit(value, { found, isMap: !isMap && maps.has(key), isData: isDataBelow });
  });
}

function refer(reference: unknown, references: Set<string>): boolean {
  const key = typeof reference === "string" ? componentRef.exec(reference)?.[1] : undefined;
  if (key !== undefined) references.add(key);
  return key !== undefined;
}

function referAll(discriminator: unknown, references: Set<string>): boolean {
  const mapping = isRecord(discriminator) ? (discriminator.mapping ?? {}) : {};
  return isRecord(mapping) && Object.values(mapping).every((target) => refer(target, references));
}

function requiresMore({ required, properties }: Readonly<Record<string, unknown>>): boolean {
  if (!Array.isArray(required)) return false;
  const declared = isRecord(properties) ? properties : {};
  return required.some((name) => !Object.hasOwn(declared, String(name)));
}

/** Of a path item its operations, of a component what decides whether it or another one is used. */
function sharedOf(value: unknown): string {
  if (!isRecord(value)) return "";
  const operations = httpMethods.flatMap((method) => {
    const operation = value[method];
    if (!isRecord(operation)) return [];
    return [[method, operation.operationId, operation.security, operation.callbacks]];
  });
  return JSON.stringify([operations, value.$ref, refsIn(value.allOf), value.discriminator]);
}

function refsIn(list: unknown): unknown[] {
  return Array.isArray(list) ? list.map((item) => (isRecord(item) ? item.$ref : undefined)) : [];
}
