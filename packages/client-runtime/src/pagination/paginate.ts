import { ResponseFormatError } from "../errors/failures.ts";
import { operationOf } from "../operation/plan.ts";
import type { Api, CallOptions } from "../types.ts";
import type { OptionalPaginated, PageShape, Paginated } from "./types.ts";

/** An operation that answers a page. */
export interface PageCall {
  (api: Api, input: never, options?: CallOptions): Promise<unknown>;
  readonly spec: string;
}

/**
 * Makes walks through the pages of an operation. They end where `next` is absent, `null` or empty. Throws a
 * `ResponseFormatError` when a cursor comes again, which would never end, or when a page has no items.
 */
export function paginate<Input, Item, Page>(
  operation: PageCall,
  shape: PageShape,
): Paginated<Input, Item, Page> & OptionalPaginated<Input, Item, Page> {
  const where = { operation: operationOf(operation.spec) };
  async function* pages(api: Api, input?: Input, options?: CallOptions): AsyncGenerator<Page, void, void> {
    const seen = new Set<unknown>([(input as Record<string, unknown> | undefined)?.[shape.cursor]]);
    for (let given: unknown = input; ; ) {
      const page = await operation(api, given as never, options);
      yield page as Page;
      const cursor = at(page, shape.next);
      if (cursor == null || cursor === "") return;
      if (typeof cursor !== "string" && typeof cursor !== "number") {
        throw new ResponseFormatError(where, `"${shape.next}" of a page is not a cursor`);
      }
      if (seen.has(cursor)) {
        throw new ResponseFormatError(where, `the pages go in a circle: "${shape.next}" is ${cursor} again`);
      }
      seen.add(cursor);
      given = { ...input, [shape.cursor]: cursor };
    }
  }
  async function* items(api: Api, input?: Input, options?: CallOptions): AsyncGenerator<Item, void, void> {
    for await (const page of pages(api, input, options)) {
      const list = at(page, shape.items);
      if (!Array.isArray(list)) throw new ResponseFormatError(where, `"${shape.items}" of a page is not a list`);
      yield* list as Item[];
    }
  }
  return { items, pages };
}

/** What a page has at a path of names. */
function at(page: unknown, path: string): unknown {
  let value = page;
  for (const name of path.split(".")) value = (value as Record<string, unknown> | null | undefined)?.[name];
  return value;
}
