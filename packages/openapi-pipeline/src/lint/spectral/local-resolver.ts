import type { IConstructorOpts } from "@stoplight/spectral-core";
import type { ReadableDocument } from "../document-text.ts";
import { resolveComponents } from "./resolve-components.ts";

type Resolver = NonNullable<IConstructorOpts["resolver"]>;

/**
 * A resolver for one document, in place of Spectral's, which takes longer than all rules together. Nothing, where
 * Spectral's own is needed: see {@link resolveComponents}.
 */
export function createLocalResolver({ data }: ReadableDocument): Resolver | undefined {
  const resolved = resolveComponents(data);
  if (!resolved) return undefined;
  const { result, refMap, refs } = resolved;
  const resolve = (_source: unknown, { baseUri = "" }: { baseUri?: string } = {}) => {
    const graph = {
      getNodeData: () => ({ refMap, data: result }),
      overallOrder: () => [baseUri, ...[...refs].map((ref) => `${baseUri}${ref}`)],
    };
    return Promise.resolve({ result, graph, refMap, errors: [], runner: undefined });
  };
  // Spectral asks for these members only; its type is the whole class.
  return { uriCache: {}, resolve } as unknown as Resolver;
}
