// Made by @rawr/openapi-pipeline from openapi/invoicing/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import { type InvoicesCreateError, type InvoicesGetError, type InvoicesListError, invoicesCreate, invoicesGet, invoicesList } from "./operations.gen.ts";
import type { Invoice, InvoicePage, InvoicesCreateInput, InvoicesGetInput, InvoicesListInput } from "./types.gen.ts";
import { type InfiniteQueryFor, type MutationFactory, type MutationFor, type OperationKey, type OptionalInfiniteQueryFactory, type OptionalQueryFactory, type QueryCallOptions, type QueryFactory, type QueryFor, type StreamQueryFor, infiniteQueryFactory, mutationFactory, queryFactory } from "@rawr/client-runtime/tanstack-query";

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
 * Record an invoice
 */
export const invoicesCreateMutation: MutationFactory<InvoicesCreateInput, Invoice, InvoicesCreateError> =
  /* @__PURE__ */ mutationFactory(["invoices", "create"], invoicesCreate);

/**
 * Look at an invoice
 */
export const invoicesGetQuery: QueryFactory<InvoicesGetInput, Invoice, InvoicesGetError> =
  /* @__PURE__ */ queryFactory(["invoices", "get"], invoicesGet);
