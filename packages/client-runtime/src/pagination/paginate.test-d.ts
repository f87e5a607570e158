import { expectTypeOf, test } from "vitest";
import type { Api, OptionalCall, OptionalPaginated, Paginated, TransportFailure } from "../index.ts";
import { bindPaginated, paginate } from "../index.ts";

// Checked by `tsc`; nothing here runs.

interface Run {
  readonly runId: string;
}
interface Query {
  readonly limit?: number;
  readonly cursor?: string;
}
interface Page {
  readonly items: readonly Run[];
  readonly nextCursor?: string;
}

declare const api: Api;
declare const list: OptionalCall<Query, Page, TransportFailure>;
const shape = { cursor: "cursor", items: "items", next: "nextCursor" };
const pages: OptionalPaginated<Query, Run, Page> = paginate(list, shape);
const strict: Paginated<{ readonly team: string }, Run, Page> = paginate(list, shape);

test("items and pages have their types, and inputs their need", async () => {
  for await (const run of pages.items(api)) expectTypeOf(run).toEqualTypeOf<Run>();
  for await (const page of pages.pages(api, { limit: 5 }, { timeout: 5 })) expectTypeOf(page).toEqualTypeOf<Page>();
  // @ts-expect-error a team is needed
  strict.items(api);
});

test("a bound list is a call as well", async () => {
  const bound = bindPaginated(api, list, pages);
  expectTypeOf(await bound()).toEqualTypeOf<Page>();
  expectTypeOf(await bound({ limit: 5 })).toEqualTypeOf<Page>();
  for await (const run of bound.items()) expectTypeOf(run).toEqualTypeOf<Run>();
  // @ts-expect-error not a limit
  bound.pages({ limit: "5" });
});
