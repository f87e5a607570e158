import type { ApiContent, Text } from "../model.ts";
import { encodingOf } from "./encoding.ts";
import { normalizeMediaType } from "./media-type.ts";
import type { Found, Reader } from "./reader.ts";
import { examplesOf } from "./texts.ts";

/** A `content` map by normalised media type. */
export function readContent(reader: Reader, owner: Found): ReadonlyMap<string, ApiContent> {
  return reader.once("content", owner.node, () => {
    const content = new Map<string, ApiContent>();
    for (const { key, value, pointer } of reader.entries(owner.node.content, `${owner.pointer}/content`)) {
      const found = reader.follow(value, pointer);
      if (!found) continue;
      const type = normalizeMediaType(key);
      if (content.has(type)) reader.problem(pointer, `The media type \`${type}\` is there twice.`);
      else content.set(type, readMediaType(reader, found, type));
    }
    return content;
  });
}

function readMediaType(reader: Reader, found: Found, type: string): ApiContent {
  const { node, pointer } = found;
  const schema = reader.schema(node.schema, `${pointer}/schema`);
  return {
    type,
    pointer,
    schema,
    itemSchema: node.itemSchema === undefined ? undefined : reader.schema(node.itemSchema, `${pointer}/itemSchema`),
    encoding: encodingOf(reader, found, { type, schema: schema.schema }),
  };
}

/** The examples of every media type. */
export function contentTexts(reader: Reader, owner: Found): readonly Text[] {
  return reader.once("content texts", owner.node, () =>
    reader.entries(owner.node.content, `${owner.pointer}/content`).flatMap(({ value, pointer }) => {
      const found = reader.follow(value, pointer);
      return found ? examplesOf(reader, found) : [];
    }),
  );
}
