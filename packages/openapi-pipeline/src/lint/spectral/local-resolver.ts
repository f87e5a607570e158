import type { IConstructorOpts } from "@stoplight/spectral-core";
import type { ReadableDocument } from "../read-document.ts";

/** Nothing: Spectral's own resolver. */
export function createLocalResolver(_document: ReadableDocument): IConstructorOpts["resolver"] {
  return undefined;
}
