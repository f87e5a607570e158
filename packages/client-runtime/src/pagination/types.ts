import type { Api, CallOptions } from "../types.ts";

/** Where an operation has its pages: names as in `x-pagination`; those of the answer may be paths (`meta.next`). */
export interface PageShape {
  /** The input's key that takes the cursor. */
  readonly cursor: string;
  /** Where an answer has its items. */
  readonly items: string;
  /** Where an answer has the next page's cursor; absent, `null` or empty on the last page. */
  readonly next: string;
}

/** Walks through the pages of an operation. A cursor in the input is where it starts. */
export interface Paginated<Input, Item, Page> {
  /** Each item of each page; pages are fetched as they are needed. */
  items(api: Api, input: Input, options?: CallOptions): AsyncGenerator<Item, void, void>;
  pages(api: Api, input: Input, options?: CallOptions): AsyncGenerator<Page, void, void>;
}

/** A {@link Paginated} whose input may be left out. */
export interface OptionalPaginated<Input, Item, Page> {
  /** Each item of each page; pages are fetched as they are needed. */
  items(api: Api, input?: Input, options?: CallOptions): AsyncGenerator<Item, void, void>;
  pages(api: Api, input?: Input, options?: CallOptions): AsyncGenerator<Page, void, void>;
}
