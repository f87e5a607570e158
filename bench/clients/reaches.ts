import type { Reach } from "../report/reaches.ts";
import type { ClientResult } from "./results.ts";

/** Judges the promises about our client, against the figures of the others in the same run. */
export function judgeClients(results: readonly ClientResult[]): readonly Reach[] {
  const [ours, ...others] = results;
  const heyApi = others.find(({ name }) => name === "hey-api");
  if (ours === undefined || heyApi === undefined) return [];
  const ratios = others.flatMap(({ callRatio }) => callRatio ?? []);
  return [
    atMost("first operation, bytes gzipped", ours.first.gzip, 1300),
    atMost("each further operation, bytes gzipped", ours.perOperation ?? Number.NaN, 15),
    atMost(
      "time per call ÷ bare fetch, against the best of the others",
      ours.callRatio ?? Number.NaN,
      Math.min(...ratios),
    ),
    atMost("type instantiations of a consumer of 20 of 1,000 operations", ours.types.instantiations, 15_000),
    atMost("its check time against hey-api's, s", ours.types.seconds, heyApi.types.seconds),
    atMost("its memory against hey-api's, MiB", ours.types.memory / 2 ** 20, heyApi.types.memory / 2 ** 20),
    atMost(
      "generation of 1,000 operations against hey-api's SDK, s",
      ours.generationSeconds ?? Number.NaN,
      heyApi.generationSeconds ?? 0,
    ),
  ];
}

function atMost(name: string, value: number, limit: number): Reach {
  const show = (number: number): string => number.toLocaleString("en", { maximumFractionDigits: 2 });
  return { name, limit: `≤ ${show(limit)}`, found: show(value), held: value <= limit };
}
