import { expect, test } from "vitest";
import { AbortedError, createApi, operation, paginate, ResponseFormatError } from "../../src/index.ts";
import { json, serve } from "../support/server.ts";

interface Query {
  readonly limit?: number;
  readonly cursor?: string;
}
interface Page {
  readonly items: readonly number[];
  readonly nextCursor?: string | null;
}

const list = operation<Query, Page, Error>("GET /runs{?limit,cursor}");
const pages = paginate<Query, number, Page>(list, { cursor: "cursor", items: "items", next: "nextCursor" });

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of source) found.push(item);
  return found;
}

/** Serves these pages in turn. */
async function book(...answers: readonly unknown[]) {
  const server = await serve((_, response, index) => json(response, 200, answers[index]));
  return { api: createApi(server), urls: () => server.requests.map(({ url }) => url) };
}

test.each([undefined, null, ""])("ends where the next cursor is %j", async (nextCursor) => {
  const { api, urls } = await book(
    { items: [1, 2], nextCursor: "b" },
    { items: [], nextCursor: "c" },
    { items: [3], nextCursor },
  );
  expect(await collect(pages.items(api, { limit: 2 }))).toEqual([1, 2, 3]);
  expect(urls()).toEqual(["/runs?limit=2", "/runs?limit=2&cursor=b", "/runs?limit=2&cursor=c"]);
});

test("gives whole pages, from the cursor that the caller has", async () => {
  const { api, urls } = await book({ items: [1], nextCursor: "c" }, { items: [2] });
  expect(await collect(pages.pages(api, { cursor: "b" }))).toEqual([{ items: [1], nextCursor: "c" }, { items: [2] }]);
  expect(urls()).toEqual(["/runs?cursor=b", "/runs?cursor=c"]);
});

test("finds items and cursor in the depth of a page; a cursor may be a number, 0 included", async () => {
  const deep = paginate<Query, number, unknown>(list, { cursor: "cursor", items: "data.list", next: "meta.next" });
  const { api, urls } = await book({ data: { list: [1] }, meta: { next: 0 } }, { data: { list: [2] }, meta: null });
  expect(await collect(deep.items(api))).toEqual([1, 2]);
  expect(urls()).toEqual(["/runs", "/runs?cursor=0"]);
});

test.each([
  [
    "comes again",
    [
      { items: [1], nextCursor: "b" },
      { items: [2], nextCursor: "b" },
    ],
    "in a circle",
  ],
  ["is the one it began with", [{ items: [1], nextCursor: "a" }], "in a circle"],
  ["is not a cursor", [{ items: [1], nextCursor: {} }], "not a cursor"],
])("refuses a cursor that %s, after the items of its page", async (_name, answers, message) => {
  const { api } = await book(...answers);
  const found: number[] = [];
  const walk = async () => {
    for await (const item of pages.items(api, { cursor: "a" })) found.push(item);
  };
  const error: unknown = await walk().catch((error: unknown) => error);
  expect(ResponseFormatError.is(error) && error.message).toContain(message);
  expect(found).toHaveLength(answers.length);
});

test("refuses a page without items", async () => {
  const { api } = await book({ list: [] });
  await expect(collect(pages.items(api))).rejects.toMatchObject({ code: "UNEXPECTED_RESPONSE" });
});

test("asks for no page that is not needed", async () => {
  const { api, urls } = await book({ items: [1, 2], nextCursor: "b" });
  for await (const item of pages.items(api)) if (item === 2) break;
  expect(urls()).toHaveLength(1);
});

test("an abort ends it", async () => {
  const { api, urls } = await book({ items: [1], nextCursor: "b" }, { items: [2] });
  const controller = new AbortController();
  const walk = async () => {
    for await (const _ of pages.items(api, {}, { signal: controller.signal })) controller.abort();
  };
  const error: unknown = await walk().catch((error: unknown) => error);
  expect(AbortedError.is(error)).toBe(true);
  expect(urls()).toHaveLength(1);
});

test("passes on what a page fails with", async () => {
  const server = await serve((_, response, index) =>
    index === 0 ? json(response, 200, { items: [1], nextCursor: "b" }) : json(response, 403, { code: "FORBIDDEN" }),
  );
  await expect(collect(pages.items(createApi(server)))).rejects.toMatchObject({ code: "FORBIDDEN", status: 403 });
});
