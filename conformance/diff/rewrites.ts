import { diff, type Finding } from "@rawr/openapi-diff";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { TSchema } from "typebox";
import { compileProcedures } from "./compile.ts";
import { jsonRewrites } from "./json-rewrites.ts";
import { type SchemaPlace, schemaPlaces } from "./places.ts";
import type { Rewrite } from "./rewrite.ts";
import { scalarRewrites } from "./scalar-rewrites.ts";

/** Rewrites that mean the same, and where each is tried. */
export const rewriteGroups: readonly { readonly rewrite: Rewrite; readonly places: readonly string[] }[] = [
  ...scalarRewrites.map((rewrite) => ({ rewrite, places: placesFor(() => true) })),
  ...jsonRewrites.map((rewrite) => ({ rewrite, places: placesFor(({ scalar }) => !scalar) })),
];

/** Names of places. */
export function placesFor(fits: (place: SchemaPlace) => boolean): readonly string[] {
  return Object.entries(schemaPlaces).flatMap(([name, place]) => (fits(place) ? [name] : []));
}

/** The document that has a schema in each of some places, an operation each. */
export function documentWith(schema: () => TSchema, places: readonly string[]): Promise<OpenApiDocument> {
  const procedures = places.map((name, index) => [`p${index}`, schemaPlaces[name]?.procedure(schema()) ?? {}]);
  return compileProcedures(Object.fromEntries(procedures) as Record<string, object>);
}

/** What is found about each place; what concerns no operation concerns all. */
export function byPlace(findings: readonly Finding[], places: readonly string[]): Map<string, readonly Finding[]> {
  return new Map(
    places.map((name) => {
      const operation = schemaPlaces[name]?.operation ?? "";
      const about = ({ touches }: Finding) => touches.operations.length === 0 || touches.operations.includes(operation);
      return [name, findings.filter(about)];
    }),
  );
}

/** Both ways of one rewrite, in all its places at once. */
export async function findRewrite({ rewrite, places }: (typeof rewriteGroups)[number]) {
  const [, one, other] = rewrite;
  const documents = [await documentWith(one, places), await documentWith(other, places)] as const;
  const policy = { today: "2026-11-21" };
  return [
    byPlace(diff(documents[0], documents[1], { policy }).findings, places),
    byPlace(diff(documents[1], documents[0], { policy }).findings, places),
  ];
}
