import type { JsonObject } from "@rawr/openapi-document";
import type { WorkerPool } from "../../src/artifacts/worker-pool.ts";
import { reviewDiagnostics } from "../../src/cli/diff/to-diagnostics.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { type ReviewInput, reviewSurface } from "../../src/diff/review-surface.ts";
import { reviewInWorker } from "../../src/diff/review-worker.ts";
import type { PlacedWaiver } from "../../src/surface/review-terms.ts";

export const today = "2026-11-21";

/** A document with one operation for each limit, `GET /runs?limit=`. */
export function runs(maximum: number): JsonObject {
  const parameters = [{ name: "limit", in: "query", schema: { type: "integer", maximum } }];
  const get = { operationId: "runsList", parameters, responses: { 200: { description: "Runs." } } };
  return { openapi: "3.1.1", info: { title: "Runs", version: "1.0.0" }, paths: { "/runs": { get } } };
}

/** What is compared: a release of `runs.v1` and what it is now. */
export function reviewInput(old: JsonObject, next: JsonObject, waivers: readonly PlacedWaiver[] = []): ReviewInput {
  const side = { version: "1.0.0", snapshot: undefined };
  const document = (each: JsonObject) => [{ audience: "internal", path: "openapi.json", document: each }];
  return {
    old: { ...side, label: "released 1.0.0", isRelease: true, documents: document(old), clients: {} },
    next: {
      ...side,
      surface: "runs.v1",
      documents: document(next),
      clients: [],
      info: undefined,
      terms: { policy: {}, waivers },
    },
    today,
  };
}

/** What `check` reports when the largest `limit` falls from 100 to 50, and a contract has these waivers. */
export async function findingsWith(waivers: readonly Partial<PlacedWaiver>[]): Promise<readonly Diagnostic[]> {
  const old = runs(100);
  const { findings } = await reviewSurface(reviewInput(old, runs(50)));
  const usual = {
    fingerprint: findings[0]?.fingerprint ?? "",
    reason: "No caller asks for so many",
    owner: "Runs team",
    expires: "2027-01-31",
    location: { file: "contracts/runs.v1.ts", line: 12, column: 5 },
  };
  const placed = waivers.map((waiver) => ({ ...usual, ...waiver }));
  return reviewDiagnostics(await reviewSurface(reviewInput(old, runs(50), placed)), placed);
}

/** Runs reviews in this thread. */
export const noWorkers = { runInWorker: (_module, _name, input) => reviewInWorker(input as never) } as WorkerPool;
