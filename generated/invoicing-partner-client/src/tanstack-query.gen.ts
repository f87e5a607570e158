// Made by @rawr/openapi-pipeline from openapi/invoicing/v1/partner/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import { type InvoicesGetError, type InvoicesListError, invoicesGet, invoicesList } from "./operations.gen.ts";
import type { Invoice, InvoicePage, InvoicesGetInput, InvoicesListInput } from "./types.gen.ts";
import { type InfiniteQueryFor, type MutationFor, type OperationKey, type OptionalInfiniteQueryFactory, type OptionalQueryFactory, type QueryCallOptions, type QueryFactory, type QueryFor, type StreamQueryFor, infiniteQueryFactory, queryFactory } from "@rawr/client-runtime/tanstack-query";

export type { InfiniteQueryFor, MutationFor, OperationKey, QueryCallOptions, QueryFor, StreamQueryFor };

/**
 * List invoices
 */
export const invoicesListQuery: OptionalQueryFactory<InvoicesListInput, InvoicePage, InvoicesListError> =
  /* @__PURE__ */ queryFactory(["invoices", "list"], invoicesList);

/**
 * List invoices
 */
export const invoicesListInfiniteQuery: OptionalInfiniteQueryFactory<InvoicesListInput, InvoicePage, NonNullable<InvoicesListInput["cursor"]>, InvoicesListError> =
  /* @__PURE__ */ infiniteQueryFactory(["invoices", "list"], invoicesList, { cursor: "cursor", next: "nextCursor" });

/**
 * Look at an invoice
 */
export const invoicesGetQuery: QueryFactory<InvoicesGetInput, Invoice, InvoicesGetError> =
  /* @__PURE__ */ queryFactory(["invoices", "get"], invoicesGet);
