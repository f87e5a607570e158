import {
  createResolver,
  type JsonObject,
  type OpenApiDocument,
  pointerOf,
  type Resolver,
  refOfPointer,
  walk,
} from "@rawr/openapi-document";

/**
 * Mends references whose target moved while a document was copied (an index shifted, a keyword changed its name).
 * Returns the references whose target is gone, with the nodes that hold them.
 */
export function repairRefs(
  copy: OpenApiDocument,
  copies: ReadonlyMap<object, object>,
  resolveOriginal: Resolver,
): { readonly node: JsonObject; readonly ref: string }[] {
  const gone: { node: JsonObject; ref: string }[] = [];
  let places: Map<object, string> | undefined;
  const resolveCopy = createResolver(copy);
  const holders: JsonObject[] = [];
  walk(copy, (node) => {
    if (typeof node.$ref === "string") holders.push(node);
  });
  for (const node of holders) {
    const ref = node.$ref as string;
    const original = resolveOriginal(ref);
    if (typeof original !== "object" || original === null) continue;
    const wanted = copies.get(original);
    if (wanted && resolveCopy(ref) === wanted) continue;
    places ??= placesOf(copy);
    const pointer = wanted && places.get(wanted);
    if (pointer === undefined) gone.push({ node, ref });
    else node.$ref = refOfPointer(pointer);
  }
  return gone;
}

function placesOf(document: OpenApiDocument): Map<object, string> {
  const places = new Map<object, string>();
  walk(document, (node, _kind, place) => {
    if (!places.has(node)) places.set(node, pointerOf(place));
  });
  return places;
}
