import { completePolicy, type Policy } from "@rawr/openapi-diff";
import type { ReviewPolicy } from "../surface/surface.ts";
import { compareClients } from "./compare-clients.ts";
import { type ComparedAudience, compareDocuments } from "./compare-documents.ts";
import { exemptions } from "./exemptions.ts";
import { clientReview, documentLevel, versionAfter } from "./levels.ts";
import { gravity, mergeFindings } from "./merge-findings.ts";
import { type AudienceReview, type ReviewFinding, reviewStatuses, type SurfaceReview } from "./review.ts";
import type { NewSide, OldSide } from "./side.ts";
import { snapshotsOf } from "./snapshots.ts";
import { judge } from "./waivers.ts";

/** What is compared, and when. Plain data, it runs in a worker. */
export interface ReviewInput {
  readonly old: OldSide;
  readonly next: NewSide;
  /** RFC 3339 date by which sunsets and waivers are judged, `2026-11-21`. */
  readonly today: string;
  /** Whether readers let a value pass that an enum does not name; generated clients do. Default: true. */
  readonly openEnums?: boolean;
}

/** One surface against an older state of itself: documents, client packages, waivers, versions. Throws `DiffInputError`. */
export async function reviewSurface(input: ReviewInput): Promise<SurfaceReview> {
  const { old, next, today, openEnums = true } = input;
  const policy = policyOf(next.terms.policy, { today, openEnums });
  const audiences = await compareDocuments(old, next, policy);
  const documented = audiences.flatMap((each) => each.findings);
  const ofClients = await compareClients(old, next, exemptions(old, documented, policy));
  const found = mergeFindings([...documented, ...ofClients]);
  const judged = judge(found, {
    enforce: policy.enforce,
    waivers: next.terms.waivers,
    today,
    surface: next.surface,
    against: old.label,
    unusedCount: old.isRelease,
  });
  const findings = [...judged].sort(byStatusAndClass);
  const level = documentLevel(findings);
  const newVersion = versionAfter(old.version, level, next.version);
  return {
    surface: next.surface,
    against: old.label,
    oldVersion: old.version,
    newVersion,
    level,
    audiences: audiences.map((audience) => audienceReview(audience, findings)),
    clients: next.clients.map((client) => clientReview(client, old, { findings, surfaceVersion: newVersion })),
    findings,
    snapshot: snapshotsOf(old, next),
    documents: documentsOf(old, next),
  };
}

/** What the contract says, and what we say where it says nothing. */
export function policyOf(said: ReviewPolicy, rest: Pick<Policy, "today" | "openEnums">): Policy {
  return completePolicy({ ...said, ...rest });
}

function audienceReview({ name, counts }: ComparedAudience, findings: readonly ReviewFinding[]): AudienceReview {
  const own = findings.filter(({ touches }) => touches.audiences.includes(name));
  return { name, level: documentLevel(own), counts };
}

function byStatusAndClass(one: ReviewFinding, other: ReviewFinding): number {
  return (
    reviewStatuses.indexOf(one.status) - reviewStatuses.indexOf(other.status) ||
    gravity(one) - gravity(other) ||
    compare(one.where, other.where) ||
    compare(one.fingerprint, other.fingerprint)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function documentsOf(old: OldSide, next: NewSide): SurfaceReview["documents"] {
  return next.documents.flatMap(({ audience, path }) => {
    const before = old.documents.find((each) => each.audience === audience);
    return before ? [{ audience, oldPath: before.path, newPath: path }] : [];
  });
}
