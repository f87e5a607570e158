import { type Counts, diff, type Finding, type Policy } from "@rawr/openapi-diff";
import { type Audience, audiences } from "../surface/surface.ts";
import { ownFinding } from "./own-findings.ts";
import { placeFindings } from "./place-findings.ts";
import type { NewSide, OldSide, SideDocument } from "./side.ts";

/** What came of one audience. */
export interface ComparedAudience {
  readonly name: string;
  readonly counts: Counts;
  /** Each touches this audience and its client packages. */
  readonly findings: readonly Finding[];
}

const nothing: Counts = { operations: 0, changedLocations: 0, contained: 0, refuted: 0, undecided: 0 };

/** Compares every audience with itself, narrowest first. An audience without a document any more has lost every operation. */
export async function compareDocuments(
  old: OldSide,
  next: NewSide,
  policy: Policy,
): Promise<readonly ComparedAudience[]> {
  const named = new Set([...next.documents, ...old.documents].map(({ audience }) => audience));
  const names = [...named].sort((one, other) => narrowness(one) - narrowness(other));
  const compared: ComparedAudience[] = [];
  for (const name of names) {
    const before = old.documents.find(({ audience }) => audience === name);
    const now = next.documents.find(({ audience }) => audience === name);
    compared.push({ name, ...(await compareAudience(name, { before, now, next, policy })) });
  }
  return compared;
}

function narrowness(audience: string): number {
  return audiences.indexOf(audience as Audience);
}

interface Pair {
  readonly before: SideDocument | undefined;
  readonly now: SideDocument | undefined;
  readonly next: NewSide;
  readonly policy: Policy;
}

async function compareAudience(
  name: string,
  { before, now, next, policy }: Pair,
): Promise<Omit<ComparedAudience, "name">> {
  const clients = next.clients.filter(({ audience }) => audience === name).map((client) => client.name);
  if (!before) return { counts: nothing, findings: [added(name, next)] };
  const { counts, findings } = diff(before.document, now?.document ?? withoutOperations(before.document), { policy });
  const placed = await placeFindings(findings, { old: before, next: now ?? next.documents[0] });
  return {
    counts,
    findings: placed.map((each) => ({ ...each, touches: { ...each.touches, audiences: [name], clients } })),
  };
}

function withoutOperations(document: SideDocument["document"]): SideDocument["document"] {
  const { webhooks: _, ...rest } = document;
  return { ...rest, paths: {} };
}

function added(audience: string, { surface }: NewSide): Finding {
  return ownFinding({
    code: "audience-added",
    class: "COMPATIBLE",
    level: "minor",
    message: `The audience \`${audience}\` has a document now.`,
    subject: audience,
    where: `${surface} › audiences › ${audience}`,
    audiences: [audience],
  });
}
