import type { Finding, FindingClass, Level, Side, SourceLocation } from "@rawr/openapi-diff";
import { sha256 } from "../artifacts/digest.ts";

/** A finding about the surface itself, not about what one of its documents says. */
export interface OwnFinding {
  readonly code: "waiver-expired" | "waiver-unused" | "audience-added" | "client-added";
  readonly class: FindingClass;
  readonly level: Level;
  readonly message: string;
  /** What it is about: a fingerprint, an audience, a package. */
  readonly subject: string;
  readonly where: string;
  readonly location?: SourceLocation | undefined;
  readonly audiences?: readonly string[];
  readonly clients?: readonly string[];
}

/** Makes the finding; its fingerprint stands for its code and subject. */
export function ownFinding({ subject, location, audiences = [], clients = [], ...said }: OwnFinding): Finding {
  const side: Side | undefined = location && { pointer: "", source: location };
  return {
    ...said,
    fingerprint: sha256(JSON.stringify([said.code, subject])).slice(0, 16),
    ...(side && { new: side }),
    touches: { operations: [], audiences, clients, workflows: [] },
  };
}
