import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SurfaceReview } from "../../diff/review.ts";
import type { NewSide, OldSide } from "../../diff/side.ts";
import type { Invocation } from "../arguments.ts";
import type { SurfaceResult } from "../build-types.ts";
import { CliError } from "../endings.ts";
import type { Surroundings } from "../output.ts";
import { type ReleaseSession, withSession } from "../release/session.ts";
import { chooseContracts } from "../workspace.ts";
import type { Comparison } from "./compare-files.ts";
import { newSideOf } from "./new-side.ts";
import { readReleasedSide } from "./old-baseline.ts";
import { readOldSides } from "./old-sides.ts";
import { findRemoved, type RemovedSurface, removedSide } from "./removed-surfaces.ts";
import { runReview } from "./run-review.ts";
import { todayOf } from "./today.ts";

/** Compiles the surfaces of the working tree in memory and compares each with an older state of itself. */
export async function compareWorkspace(invocation: Invocation, root: string, to: Surroundings): Promise<Comparison> {
  const contracts = await chooseContracts(root, invocation.surfaces);
  const old = await readOldSides({ root, contracts, invocation, to });
  const compared = contracts.filter((contract) => old.value.has(contract));
  const { against } = invocation.diff;
  const removed = against === "released" && invocation.surfaces.length === 0 ? findRemoved(root) : [];
  if (compared.length + removed.length === 0) return { reviews: [], diagnostics: old.diagnostics };
  return withSession({ root, invocation, to }, async (session) => {
    const results = compared.length === 0 ? [] : await session.build(compared, "review");
    const outcomes = await Promise.all([
      ...compared.map((contract, index) => {
        const side = old.value.get(contract) as OldSide;
        return compareSurface(session, side, results[index] as SurfaceResult);
      }),
      ...removed.map((surface) => compareRemoved(session, surface)),
    ]);
    return {
      reviews: outcomes.flatMap(({ reviews }) => reviews),
      diagnostics: [...old.diagnostics, ...outcomes.flatMap(({ diagnostics }) => diagnostics)],
    };
  });
}

async function compareSurface(session: ReleaseSession, old: OldSide, result: SurfaceResult): Promise<Comparison> {
  const errors: readonly Diagnostic[] = result.diagnostics.filter(({ severity }) => severity === "error");
  const next = newSideOf(result);
  // What does not compile cannot be compared; that it compiles is not this command's news.
  if (errors.length > 0 || !next) return { reviews: [], diagnostics: errors };
  const sides = pairAudiences(old, next, session.invocation.diff.audience);
  const { value, diagnostics } = await runReview(session.workers, { ...sides, today: todayOf(session.to) });
  const reviews: readonly SurfaceReview[] = value ? [value] : [];
  return { reviews, diagnostics };
}

async function compareRemoved(session: ReleaseSession, surface: RemovedSurface): Promise<Comparison> {
  const old = readReleasedSide(session.root, { name: surface.surface, major: surface.major });
  if (!old.value) return { reviews: [], diagnostics: old.diagnostics };
  const next = removedSide(surface, old.value.version);
  const { value, diagnostics } = await runReview(session.workers, { old: old.value, next, today: todayOf(session.to) });
  return { reviews: value ? [value] : [], diagnostics };
}

/** With `--audience`, or with a file that is of one audience, the others are left out. */
function pairAudiences(old: OldSide, next: NewSide, wanted: string | undefined): { old: OldSide; next: NewSide } {
  const isFile = old.documents.length === 1 && [wanted, ""].includes(old.documents[0]?.audience);
  if (wanted === undefined && !isFile) return { old, next };
  const audience = wanted ?? next.documents.at(-1)?.audience ?? "";
  const documents = next.documents.filter((each) => each.audience === audience);
  if (documents.length === 0) {
    const expected = next.documents.map((each) => each.audience).join(", ");
    throw new CliError({ code: "bad-option-value", parameters: { option: "--audience", expected, found: audience } });
  }
  const clients = isFile ? [] : next.clients.filter((client) => client.audience === audience);
  const own = isFile
    ? old.documents.map((each) => ({ ...each, audience }))
    : old.documents.filter((each) => each.audience === audience);
  const kept = Object.entries(old.clients).filter(([name]) => clients.some((client) => client.name === name));
  return { old: { ...old, documents: own, clients: Object.fromEntries(kept) }, next: { ...next, documents, clients } };
}
