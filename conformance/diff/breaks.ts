import { diff, type Finding } from "@rawr/openapi-diff";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { TSchema } from "typebox";
import { jsonNarrowings, scalarNarrowings } from "./narrowings.ts";
import { schemaPlaces } from "./places.ts";
import { byPlace, documentWith, placesFor } from "./rewrites.ts";
import { createConfirm } from "./witness.ts";

/** A narrowing, and where it is tried: what one side sends is narrowed, what it receives is widened. */
export const breakGroups = [
  ...scalarNarrowings.map((narrowing) => ({ narrowing, places: placesFor(() => true) })),
  ...jsonNarrowings.map((narrowing) => ({ narrowing, places: placesFor(({ scalar }) => !scalar) })),
];

/** Findings of one break in one place, and what is wrong with their witnesses. */
export interface FoundBreak {
  readonly place: string;
  readonly wire: readonly Finding[];
  readonly objections: readonly string[];
}

/** Narrows what callers send, and widens what servers send. */
export async function findBreaks({ narrowing, places }: (typeof breakGroups)[number]): Promise<readonly FoundBreak[]> {
  const [, wide, narrow] = narrowing;
  const of = (sender: string) => places.filter((name) => schemaPlaces[name]?.sender === sender);
  return [...(await findIn([wide, narrow], of("caller"))), ...(await findIn([narrow, wide], of("server")))];
}

async function findIn([old, next]: readonly [() => TSchema, () => TSchema], places: readonly string[]) {
  const documents = [await documentWith(old, places), await documentWith(next, places)] as const;
  return [...wireFindings(...documents, places)];
}

function wireFindings(old: OpenApiDocument, next: OpenApiDocument, places: readonly string[]): FoundBreak[] {
  const { findings } = diff(old, next, { policy: { today: "2026-11-21" } });
  const confirm = createConfirm(old, next);
  return [...byPlace(findings, places)].map(([place, found]) => {
    const wire = found.filter(({ class: category }) => category === "WIRE");
    return { place, wire, objections: wire.flatMap((finding) => confirm(finding) ?? []) };
  });
}
