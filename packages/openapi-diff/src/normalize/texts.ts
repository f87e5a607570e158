import type { Lifecycle, Text } from "../model.ts";
import type { Found, Reader } from "./reader.ts";

/** The fields of an object that only people read, where they have a value. */
export function textsOf(found: Found, names: readonly string[]): Text[] {
  const texts: Text[] = [];
  for (const name of names) {
    const { node, pointer } = found.reference?.node[name] === undefined ? found : found.reference;
    if (node[name] !== undefined) texts.push({ pointer: `${pointer}/${name}`, name, value: node[name] });
  }
  return texts;
}

/** `example` and `examples`, each where it is defined. */
export function examplesOf(reader: Reader, found: Found): Text[] {
  const texts = textsOf(found, ["example"]);
  for (const { key, value, pointer } of reader.entries(found.node.examples, `${found.pointer}/examples`)) {
    const example = reader.follow(value, pointer);
    if (example) texts.push({ pointer: example.pointer, name: `examples.${key}`, value: example.node });
  }
  return texts;
}

/** What an object says about its age. */
export function lifecycleOf({ node, pointer }: Found): Lifecycle {
  const stability = node["x-stability"] ?? node["x-stability-level"];
  return {
    deprecated: node.deprecated === true,
    since: dated(node["x-deprecated-since"]),
    sunset: dated(node["x-sunset"]),
    stability: dated(stability),
    pointer,
  };
}

/** A mistyped date is judged where dates are judged. */
function dated(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : written(value);
}

/** Whatever stands where a text should, as text. */
export function written(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
