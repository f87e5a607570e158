import type { NewSide, OldSide } from "../../diff/side.ts";
import { audiences } from "../../surface/surface.ts";
import { CliError } from "../endings.ts";

/** Two sides that are compared with each other. */
export interface Sides {
  readonly old: OldSide;
  readonly next: NewSide;
}

/** A document that was not made from a surface has no audience of its own. */
export const anyAudience = "";

/**
 * Leaves out what is of another audience than `wanted`. A file is an older state of one audience's document: of the wanted
 * one, else of the widest.
 *
 * @throws CliError when the surface has no such audience.
 */
export function chooseAudience({ old, next }: Sides, wanted: string | undefined): Sides {
  const isFile = old.documents[0]?.audience === anyAudience;
  if (wanted === undefined && !isFile) return { old, next };
  const known = audiences.filter((name) => next.documents.some((document) => document.audience === name));
  const audience = wanted ?? known.at(-1);
  if (!known.some((name) => name === audience)) {
    const expected = known.join(", ");
    throw new CliError({
      code: "bad-option-value",
      parameters: { option: "--audience", expected, found: wanted ?? "" },
    });
  }
  const isOwn = (each: { readonly audience: string }) => each.audience === audience;
  const documents = isFile
    ? old.documents.map((each) => ({ ...each, audience: audience ?? "" }))
    : old.documents.filter(isOwn);
  const clients = isFile ? [] : next.clients.filter(isOwn);
  const kept = Object.entries(old.clients).filter(([name]) => clients.some((client) => client.name === name));
  return {
    // Of a part nobody can say that a waiver accepts nothing.
    old: { ...old, isRelease: false, documents, clients: Object.fromEntries(kept) },
    next: { ...next, documents: next.documents.filter(isOwn), clients },
  };
}
