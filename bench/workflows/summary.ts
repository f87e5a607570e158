import { median } from "../report/statistics.ts";
import type { Spread, SubjectFigures, SubjectResult } from "./results.ts";

/** The medians over the turns of each engine, and the ratios of the first to each, turn by turn. */
export function summarise(figures: ReadonlyMap<string, readonly SubjectFigures[]>): readonly SubjectResult[] {
  const [ours] = figures.values();
  return [...figures].map(([name, turns]) => ({
    name,
    ...middle(turns),
    ...(ours !== undefined && turns !== ours && { ratios: ratiosOf(ours, turns) }),
  }));
}

function middle(turns: readonly SubjectFigures[]): SubjectFigures {
  const [first] = turns;
  if (first === undefined) throw new Error("An engine without a turn has no figures.");
  const of = (pick: (figures: SubjectFigures) => number | undefined): number =>
    median(turns.flatMap((figures) => pick(figures) ?? []));
  const spreadOf = (pick: (figures: SubjectFigures) => Spread): Spread => ({
    p50: of((figures) => pick(figures).p50),
    p99: of((figures) => pick(figures).p99),
  });
  return {
    versions: first.versions,
    durability: first.durability,
    ...(first.accepted !== undefined && { accepted: of(({ accepted }) => accepted) }),
    ...(first.acceptedHeld !== undefined && { acceptedHeld: of(({ acceptedHeld }) => acceptedHeld) }),
    runs: of(({ runs }) => runs),
    stepOverhead: spreadOf(({ stepOverhead }) => stepOverhead),
    firstStep: spreadOf(({ firstStep }) => firstStep),
    hundredSteps: spreadOf(({ hundredSteps }) => hundredSteps),
  };
}

function ratiosOf(
  ours: readonly SubjectFigures[],
  theirs: readonly SubjectFigures[],
): NonNullable<SubjectResult["ratios"]> {
  const ratio = (pick: (figures: SubjectFigures) => number | undefined): number =>
    median(
      theirs.flatMap((figures, turn) => {
        const [mine, other] = [ours[turn] && pick(ours[turn]), pick(figures)];
        return mine === undefined || other === undefined ? [] : [mine / other];
      }),
    );
  const accepted = ratio((figures) => figures.accepted);
  return {
    ...(!Number.isNaN(accepted) && { accepted }),
    runs: ratio(({ runs }) => runs),
    stepOverhead: ratio(({ stepOverhead }) => stepOverhead.p50),
    firstStep: ratio(({ firstStep }) => firstStep.p50),
    hundredSteps: ratio(({ hundredSteps }) => hundredSteps.p50),
  };
}
