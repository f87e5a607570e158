import type { MediaType } from "@rawr/openapi-document";
import { recordOf } from "./schema-shape.ts";

/** One entry of `content`. */
export interface Content {
  /** Lower case, without parameters. */
  readonly mediaType: string;
  readonly media: MediaType;
}

export function contentsOf(content: Readonly<Record<string, MediaType>> | undefined): Content[] {
  return Object.entries(recordOf(content)).map(([name, media]) => ({
    mediaType: (name.split(";", 1)[0] ?? "").trim().toLowerCase(),
    media: recordOf(media as Record<string, unknown>) as MediaType,
  }));
}

export type Encoding = "json" | "form" | "multipart" | "text" | "binary";

/** How a body of a media type is written and read. */
export function encodingOf(mediaType: string): Encoding {
  if (isJson(mediaType)) return "json";
  if (mediaType === "application/x-www-form-urlencoded") return "form";
  if (mediaType.startsWith("multipart/")) return "multipart";
  return mediaType.startsWith("text/") || /^application\/(?:xml|.*\+xml|yaml|.*\+yaml)$/.test(mediaType)
    ? "text"
    : "binary";
}

/** RFC 6839 section 3.1, and lists of JSON texts excepted: those are read as text. */
export function isJson(mediaType: string): boolean {
  return mediaType === "application/json" || mediaType === "*/*" || /^[^/]+\/(?:json|.+\+json)$/.test(mediaType);
}

const preference: readonly Encoding[] = ["json", "form", "multipart", "text", "binary"];

/** The one that is generated: `application/json`, other JSON, forms, text, the rest; in the document's order. */
export function preferredContent(contents: readonly Content[]): Content | undefined {
  const rank = ({ mediaType }: Content) =>
    mediaType === "application/json" ? -1 : preference.indexOf(encodingOf(mediaType));
  return [...contents].sort((a, b) => rank(a) - rank(b))[0];
}

/** The example that a parameter or a media type gives; `undefined` when it gives none. */
export function exampleOf(holder: object): unknown {
  const { example, examples } = holder as { example?: unknown; examples?: unknown };
  if (example !== undefined) return example;
  const [first] = Object.values(recordOf(examples as Record<string, { value?: unknown }>));
  return typeof first === "object" && first !== null ? first.value : undefined;
}
