import { readBoth } from "../../packages/openapi-diff/src/normalize/read-both.ts";
import { completePolicy } from "../../packages/openapi-diff/src/policy.ts";
import { createReport } from "../../packages/openapi-diff/src/report.ts";
import { createSchemaComparer } from "../../packages/openapi-diff/src/schema/create-schema-comparer.ts";
import type { DiffReport } from "../../packages/openapi-diff/src/types.ts";

/** One comparison of two parsed documents, taken apart. */
export interface TimedDiff {
  readonly seconds: number;
  /** Milliseconds of each schema question whose answer was not "nothing differs". */
  readonly locations: readonly number[];
  readonly report: DiffReport;
}

/** What `diff` does, with a clock at each schema question. */
export function timedDiff(old: unknown, next: unknown): TimedDiff {
  const policy = completePolicy({ today: "2026-01-01" });
  const start = performance.now();
  const read = readBoth(old, next);
  const apis = { old: read.old, next: read.new };
  const comparer = createSchemaComparer(apis.old, apis.next, policy);
  const locations: number[] = [];
  const report = createReport(apis, {
    policy,
    comparer: {
      get counts() {
        return comparer.counts;
      },
      compare(question) {
        const asked = performance.now();
        const findings = comparer.compare(question);
        if (findings.length > 0) locations.push(performance.now() - asked);
        return findings;
      },
    },
  });
  return { seconds: (performance.now() - start) / 1000, locations, report };
}
