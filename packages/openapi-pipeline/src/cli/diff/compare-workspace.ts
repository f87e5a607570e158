import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { OldSide } from "../../diff/side.ts";
import type { Invocation } from "../arguments.ts";
import type { SurfaceResult } from "../build-types.ts";
import type { Surroundings } from "../output.ts";
import { type ReleaseSession, withSession } from "../release/session.ts";
import { chooseContracts } from "../workspace.ts";
import { chooseAudience, type Sides } from "./choose-audience.ts";
import type { Comparison } from "./compare-files.ts";
import { newSideOf } from "./new-side.ts";
import { readOldSides } from "./old-sides.ts";
import { removedSide } from "./removed-surfaces.ts";
import { runReview } from "./run-review.ts";
import { todayOf } from "./today.ts";

/** Compiles the surfaces of the working tree in memory and compares each with an older state of itself. */
export async function compareWorkspace(invocation: Invocation, root: string, to: Surroundings): Promise<Comparison> {
  const contracts = await chooseContracts(root, invocation.surfaces);
  const { value: old, diagnostics } = await readOldSides({ root, contracts, invocation, to });
  const compared = contracts.filter((contract) => old.published.has(contract));
  if (compared.length + old.removed.length === 0) return { reviews: [], diagnostics };
  return withSession({ root, invocation, to }, async (session) => {
    const results = compared.length === 0 ? [] : await session.build(compared, "review");
    const outcomes = await Promise.all([
      ...compared.map((contract, index) => {
        const side = old.published.get(contract) as OldSide;
        return compareSurface(session, side, results[index] as SurfaceResult);
      }),
      ...old.removed.map(([surface, side]) =>
        compare(session, { old: side, next: removedSide(surface, side.version) }),
      ),
    ]);
    return {
      reviews: outcomes.flatMap(({ reviews }) => reviews),
      diagnostics: [...diagnostics, ...outcomes.flatMap((outcome) => outcome.diagnostics)],
    };
  });
}

async function compareSurface(session: ReleaseSession, old: OldSide, result: SurfaceResult): Promise<Comparison> {
  const errors: readonly Diagnostic[] = result.diagnostics.filter(({ severity }) => severity === "error");
  const next = newSideOf(result);
  // What does not compile cannot be compared; that it compiles is not this command's news.
  if (errors.length > 0 || !next) return { reviews: [], diagnostics: errors };
  return compare(session, chooseAudience({ old, next }, session.invocation.diff.audience));
}

async function compare({ workers, to }: ReleaseSession, sides: Sides): Promise<Comparison> {
  const { value, diagnostics } = await runReview(workers, { ...sides, today: todayOf(to) });
  return { reviews: value ? [value] : [], diagnostics };
}
