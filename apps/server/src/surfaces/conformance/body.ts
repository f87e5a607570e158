import { appendPointer } from "@rawr/openapi-document";
import type { DocumentSchemas, Violation } from "./schemas.ts";

/** What a message says of its body. */
export interface Body {
  readonly type: string | null;
  /** Absent when nobody read it to its end. */
  readonly text?: string | undefined;
}

/** The media type without parameters. */
export function essenceOf(type: string | null): string | undefined {
  return type?.split(";")[0]?.trim().toLowerCase();
}

/** Holds a body against a `content` object at `pointer`; bodies that are not JSON have nothing to hold. */
export function checkBody(
  schemas: DocumentSchemas,
  media: { pointer: string; hasSchema: boolean },
  body: Body,
): Violation[] {
  if (
    body.text === undefined ||
    !media.hasSchema ||
    !/^application\/(?:[\w.+-]+\+)?json$/.test(essenceOf(body.type) ?? "")
  ) {
    return [];
  }
  const schema = appendPointer(media.pointer, "schema");
  const parsed = parseJson(body.text);
  if (!parsed) return [{ pointer: "", schema, message: "must be JSON" }];
  return [...schemas.json(schema)(parsed.value)];
}

/** The value in an object, because JSON may say null. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
