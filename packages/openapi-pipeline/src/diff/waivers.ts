import type { Finding, FindingClass } from "@rawr/openapi-diff";
import type { PlacedWaiver } from "../surface/review-terms.ts";
import { ownFinding } from "./own-findings.ts";
import type { ReviewFinding, Waiver } from "./review.ts";

/** What decides over the findings of a surface. */
export interface Judgement {
  readonly enforce: readonly FindingClass[];
  readonly waivers: readonly PlacedWaiver[];
  /** `2026-11-21`: a waiver counts up to its last day. */
  readonly today: string;
  /** `workflows.v1` */
  readonly surface: string;
  /** `released 1.0.0` */
  readonly against: string;
  /** Whether a waiver that matches nothing is a finding: only of the comparison that waivers are for. */
  readonly unusedCount: boolean;
}

/** Gives each finding its status, and adds the waivers that are dead. */
export function judge(findings: readonly Finding[], judgement: Judgement): readonly ReviewFinding[] {
  const { waivers, today } = judgement;
  const alive = new Map(waivers.filter(({ expires }) => expires >= today).map((each) => [each.fingerprint, each]));
  const judged = findings.map((finding) => statusOf(finding, judgement, alive.get(finding.fingerprint)));
  return [
    ...judged,
    ...deadWaivers(findings, judgement).map((each): ReviewFinding => ({ ...each, status: "enforced" })),
  ];
}

function statusOf(finding: Finding, { enforce }: Judgement, waiver: PlacedWaiver | undefined): ReviewFinding {
  if (!enforce.includes(finding.class)) return { ...finding, status: "reported" };
  if (finding.exempt !== undefined) return { ...finding, status: "exempt" };
  if (waiver === undefined) return { ...finding, status: "enforced" };
  return { ...finding, status: "waived", waiver: withoutPlace(waiver) };
}

function withoutPlace({ fingerprint, reason, owner, expires }: PlacedWaiver): Waiver {
  return { fingerprint, reason, owner, expires };
}

function deadWaivers(findings: readonly Finding[], judgement: Judgement): readonly Finding[] {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  return judgement.waivers.flatMap((waiver) => {
    const { fingerprint, expires, owner } = waiver;
    const place = {
      class: "LIFECYCLE",
      level: "none",
      subject: fingerprint,
      where: `${judgement.surface} › waivers › ${fingerprint}`,
      location: waiver.location,
    } as const;
    if (!found.has(fingerprint)) {
      const message = `The waiver of ${fingerprint} accepts nothing: its edit changed, or is gone`;
      return judgement.unusedCount ? [ownFinding({ ...place, code: "waiver-unused", message })] : [];
    }
    if (expires >= judgement.today) return [];
    const message = `The waiver of ${fingerprint} expired on ${expires}; ${owner} answers for it`;
    return [ownFinding({ ...place, code: "waiver-expired", message })];
  });
}
