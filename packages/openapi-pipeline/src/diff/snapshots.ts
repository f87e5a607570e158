import type { OpenApiDocument } from "@rawr/openapi-document";
import { snapshotPath } from "../paths.ts";
import { renderContract } from "../snapshot/contract-markdown.ts";
import type { SurfaceInfo } from "../surface/surface.ts";
import type { SurfaceReview } from "./review.ts";
import type { NewSide, OldSide } from "./side.ts";

/** contract.md before and after. Of a release there is none, and it is written again from what was released. */
export function snapshotsOf(old: OldSide, next: NewSide): SurfaceReview["snapshot"] {
  const { info, snapshot } = next;
  if (!info || snapshot === undefined) return undefined;
  if (old.snapshot !== undefined) return { path: snapshotPath(info), before: old.snapshot, after: snapshot };
  if (!old.isRelease) return undefined;
  const clients = info.clients.filter(({ name }) => old.clients[name] !== undefined);
  const before = rendered(old, { ...info, version: old.version, clients });
  return { path: snapshotPath(info), before, after: rendered(next, info) };
}

function rendered({ documents }: Pick<NewSide, "documents">, surface: SurfaceInfo): string {
  const byAudience = documents.map(({ audience, document }) => [audience, document as unknown as OpenApiDocument]);
  return renderContract({ documents: Object.fromEntries(byAudience), surface });
}
