import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Run, RunFilter, RunStatus, RunStore } from "../port.ts";
import { type SeededRun, seedRun, temporaryDatabase } from "../testing/temporary-database.ts";
import { createRunStore } from "./run-store.ts";

const statuses = ["queued", "running", "completed"] as const satisfies readonly RunStatus[];

async function storeWith(runs: readonly SeededRun[]) {
  const database = temporaryDatabase();
  await database.committer.commit((transaction) => {
    for (const run of runs) seedRun(transaction, run);
  });
  return { ...database, store: createRunStore(database) };
}

async function allPages(store: RunStore, filter: RunFilter): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, page = 0; page < 100; page += 1) {
    const { items, nextCursor } = await store.list({ ...filter, ...(cursor && { cursor }) });
    ids.push(...items.map(({ runId }) => runId));
    if (nextCursor === undefined) return ids;
    cursor = nextCursor;
  }
  throw new Error("The pages have no end.");
}

const seeded = fc.record({
  functionId: fc.constantFrom("f", "g"),
  status: fc.constantFrom(...statuses),
  createdAt: fc.integer({ min: 0, max: 5 }),
  attributes: fc.record(
    { tenant: fc.constantFrom("a", "b"), invoice: fc.constantFrom("1", "2") },
    { requiredKeys: [] },
  ),
});

const optional = { requiredKeys: [] } satisfies { requiredKeys: [] };
const filters = fc.record(
  {
    functionId: fc.constantFrom("f", "g"),
    status: fc.uniqueArray(fc.constantFrom(...statuses), { maxLength: 3 }),
    createdAfter: fc.integer({ min: 0, max: 5 }).map((time) => new Date(time).toISOString()),
    createdBefore: fc.integer({ min: 0, max: 5 }).map((time) => new Date(time).toISOString()),
    attributes: fc.record({ tenant: fc.constantFrom("a", "b"), invoice: fc.constantFrom("1", "2") }, optional),
    limit: fc.integer({ min: 1, max: 7 }),
  },
  optional,
);

/** What the filter says, read plainly. */
function selected(runs: readonly Run[], filter: RunFilter): string[] {
  return runs
    .filter(
      (run) =>
        (filter.functionId === undefined || run.functionId === filter.functionId) &&
        (filter.status === undefined || filter.status.includes(run.status)) &&
        (filter.createdAfter === undefined || run.createdAt >= filter.createdAfter) &&
        (filter.createdBefore === undefined || run.createdAt < filter.createdBefore) &&
        Object.entries(filter.attributes ?? {}).every(([key, value]) => run.attributes[key] === value),
    )
    .sort((a, b) => (a.createdAt === b.createdAt ? (a.runId < b.runId ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1))
    .map(({ runId }) => runId);
}

test("the pages of a list are exactly what its filter selects, newest first", async () => {
  const property = fc.asyncProperty(fc.array(seeded, { maxLength: 30 }), filters, async (some, filter) => {
    const runs = some.map((run, index) => ({ ...run, runId: `run-${index}` }));
    const { store, close } = await storeWith(runs);
    const known = await Promise.all(runs.map(({ runId }) => store.get(runId)));
    const present = known.filter((run) => run !== null);
    expect(await allPages(store, filter)).toEqual(selected(present, filter));
    close();
  });
  await fc.assert(property, { numRuns: 150 });
});

test("runs that are added while pages are turned move nothing", async () => {
  const runs = Array.from({ length: 5 }, (_, index) => ({ runId: `run-${index}`, createdAt: index }));
  const { store, committer } = await storeWith(runs);
  const first = await store.list({ limit: 2 });
  await committer.commit((transaction) => seedRun(transaction, { runId: "new", createdAt: 9 }));
  const second = await store.list({ limit: 2, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ runId }) => runId)).toEqual(["run-4", "run-3", "run-2", "run-1"]);
});

test("twenty runs are a page unless asked otherwise, and never more than a hundred", async () => {
  const runs = Array.from({ length: 120 }, (_, index) => ({ runId: `run-${index}` }));
  const { store } = await storeWith(runs);
  expect((await store.list()).items).toHaveLength(20);
  expect((await store.list({ limit: 1_000 })).items).toHaveLength(100);
  expect((await store.list({ limit: 0 })).items).toHaveLength(1);
});

test("a cursor that is none of ours, or of another list, is refused", async () => {
  const { store } = await storeWith([{ runId: "a" }, { runId: "b" }]);
  const { nextCursor = "" } = await store.list({ limit: 1, status: ["queued"] });
  for (const cursor of ["", "junk", "bnVsbA", Buffer.from('["x",1,"y"]').toString("base64url")]) {
    await expect(store.list({ cursor })).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  }
  await expect(store.list({ cursor: nextCursor })).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  expect((await store.list({ limit: 5, status: ["queued"], cursor: nextCursor })).items).toHaveLength(1);
  await expect(store.list({ createdAfter: "yesterday" })).rejects.toThrow("createdAfter");
});
