// Made by @rawr/openapi-pipeline from openapi/invoicing/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import type { BadRequestProblem, ForbiddenProblem, InternalServerErrorProblem, Invoice, InvoiceExistsProblem, InvoiceNotFoundProblem, InvoicePage, InvoicesCreateInput, InvoicesGetInput, InvoicesListInput, PayloadTooLargeProblem, RequestTimeoutProblem, ServiceUnavailableProblem, TooManyRequestsProblem, UnauthorizedProblem, UnsupportedMediaTypeProblem } from "./types.gen.ts";
import { type ApiError, type Call, type OptionalCall, type OptionalPaginated, type TransportFailure, operation, paginate } from "@rawr/client-runtime";

export type InvoicesListError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | TransportFailure;

/**
 * List invoices
 *
 * Invoices by due date, a page at a time.
 *
 * `GET /invoices` · scopes `invoicing:read`
 *
 * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`.
 *
 * @example
 * const result = await invoicesList(api);
 */
export const invoicesList: OptionalCall<InvoicesListInput, InvoicePage, InvoicesListError> =
  /* @__PURE__ */ operation("GET /invoices{?state*,limit,cursor}");

/**
 * Every page of {@link invoicesList}, or every item of every page.
 */
export const invoicesListPages: OptionalPaginated<InvoicesListInput, Invoice, InvoicePage> =
  /* @__PURE__ */ paginate(invoicesList, { cursor: "cursor", items: "items", next: "nextCursor" });

export type InvoicesCreateError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<RequestTimeoutProblem> | ApiError<InvoiceExistsProblem> | ApiError<PayloadTooLargeProblem> | ApiError<UnsupportedMediaTypeProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | TransportFailure;

/**
 * Record an invoice
 *
 * Records an invoice that has to be paid. With an `invoiceId` of the caller's it can be sent again safely.
 *
 * `POST /invoices` · scopes `invoicing:write`
 *
 * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `REQUEST_TIMEOUT`, `INVOICE_EXISTS`, `PAYLOAD_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`.
 *
 * @example
 * const result = await invoicesCreate(api, { invoiceId: "inv-001", customer: "Kestrel Logistics GmbH", reference: "RE-2026-0001", currency: "EUR", amountCents: 125000, issuedOn: "2026-11-02", dueOn: "2026-11-02" });
 */
export const invoicesCreate: Call<InvoicesCreateInput, Invoice, InvoicesCreateError> =
  /* @__PURE__ */ operation("POST /invoices >");

export type InvoicesGetError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<InvoiceNotFoundProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | TransportFailure;

/**
 * Look at an invoice
 *
 * The invoice, with what has been booked against it.
 *
 * `GET /invoices/{invoiceId}` · scopes `invoicing:read`
 *
 * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `INVOICE_NOT_FOUND`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`.
 *
 * @example
 * const result = await invoicesGet(api, { invoiceId: "inv-001" });
 */
export const invoicesGet: Call<InvoicesGetInput, Invoice, InvoicesGetError> =
  /* @__PURE__ */ operation("GET /invoices/{invoiceId}");
