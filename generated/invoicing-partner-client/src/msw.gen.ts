// Made by @rawr/openapi-pipeline from openapi/invoicing/v1/partner/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import type { BadRequestProblem, ForbiddenProblem, InternalServerErrorProblem, Invoice, InvoiceNotFoundProblem, InvoicePage, ServiceUnavailableProblem, TooManyRequestsProblem, UnauthorizedProblem } from "./types.gen.ts";
import { type MockCall, type MockError, type MockEvents, type MockHandler, type MockOverride, type MockReply, mockError, mockHandler } from "@rawr/client-runtime/msw";
import { type HttpHandler, http } from "msw";

export type { MockCall, MockError, MockEvents, MockHandler, MockOverride };

/**
 * Answers GET /invoices as the document's example does.
 */
export const invoicesListHandler: MockHandler<HttpHandler, InvoicePage, never> =
  /* @__PURE__ */ mockHandler(http, "GET /invoices", { status: 200, type: "application/json", body: { items: [{ invoiceId: "inv-001", customer: "Kestrel Logistics GmbH", reference: "RE-2026-0001", currency: "EUR", amountCents: 125000, issuedOn: "2026-11-02", dueOn: "2026-11-02", settledCents: 0, state: "open", createdAt: "2026-11-02T08:00:00Z" }], nextCursor: "MjAyNi0xMS0wMg" } });

const badRequestProblemReply: MockReply = { status: 400, type: "application/problem+json", body: { type: "urn:problem:bad-request", title: "The request is not valid", status: 400, code: "BAD_REQUEST", data: { issues: [{ path: [], message: "must not be empty" }] } } };

const unauthorizedProblemReply: MockReply = { status: 401, type: "application/problem+json", body: { type: "urn:problem:unauthorized", title: "The caller is not known", status: 401, code: "UNAUTHORIZED" } };

const forbiddenProblemReply: MockReply = { status: 403, type: "application/problem+json", body: { type: "urn:problem:forbidden", title: "The caller may not do this", status: 403, code: "FORBIDDEN" } };

const tooManyRequestsProblemReply: MockReply = { status: 429, type: "application/problem+json", body: { type: "urn:problem:too-many-requests", title: "The caller asks too often", status: 429, code: "TOO_MANY_REQUESTS" } };

const internalServerErrorProblemReply: MockReply = { status: 500, type: "application/problem+json", body: { type: "urn:problem:internal-server-error", title: "The server made a mistake", status: 500, code: "INTERNAL_SERVER_ERROR" } };

const serviceUnavailableProblemReply: MockReply = { status: 503, type: "application/problem+json", body: { type: "urn:problem:service-unavailable", title: "The server cannot answer now", status: 503, code: "SERVICE_UNAVAILABLE" } };

/**
 * Answers GET /invoices with an error of the document, by its code.
 */
export const invoicesListError: MockError<{
  BAD_REQUEST: BadRequestProblem;
  UNAUTHORIZED: UnauthorizedProblem;
  FORBIDDEN: ForbiddenProblem;
  TOO_MANY_REQUESTS: TooManyRequestsProblem;
  INTERNAL_SERVER_ERROR: InternalServerErrorProblem;
  SERVICE_UNAVAILABLE: ServiceUnavailableProblem;
}> = /* @__PURE__ */ mockError({
  BAD_REQUEST: badRequestProblemReply,
  UNAUTHORIZED: unauthorizedProblemReply,
  FORBIDDEN: forbiddenProblemReply,
  TOO_MANY_REQUESTS: tooManyRequestsProblemReply,
  INTERNAL_SERVER_ERROR: internalServerErrorProblemReply,
  SERVICE_UNAVAILABLE: serviceUnavailableProblemReply,
});

/**
 * Answers GET /invoices/{invoiceId} as the document's example does.
 */
export const invoicesGetHandler: MockHandler<HttpHandler, Invoice, "invoiceId"> =
  /* @__PURE__ */ mockHandler(http, "GET /invoices/{invoiceId}", { status: 200, type: "application/json", body: { invoiceId: "inv-001", customer: "Kestrel Logistics GmbH", reference: "RE-2026-0001", currency: "EUR", amountCents: 125000, issuedOn: "2026-11-02", dueOn: "2026-11-02", settledCents: 0, state: "open", createdAt: "2026-11-02T08:00:00Z" } });

const invoiceNotFoundProblemReply: MockReply = { status: 404, type: "application/problem+json", body: { type: "urn:problem:invoice-not-found", title: "There is no such invoice", status: 404, code: "INVOICE_NOT_FOUND", data: { invoiceId: "inv-001" } } };

/**
 * Answers GET /invoices/{invoiceId} with an error of the document, by its code.
 */
export const invoicesGetError: MockError<{
  BAD_REQUEST: BadRequestProblem;
  UNAUTHORIZED: UnauthorizedProblem;
  FORBIDDEN: ForbiddenProblem;
  INVOICE_NOT_FOUND: InvoiceNotFoundProblem;
  TOO_MANY_REQUESTS: TooManyRequestsProblem;
  INTERNAL_SERVER_ERROR: InternalServerErrorProblem;
  SERVICE_UNAVAILABLE: ServiceUnavailableProblem;
}> = /* @__PURE__ */ mockError({
  BAD_REQUEST: badRequestProblemReply,
  UNAUTHORIZED: unauthorizedProblemReply,
  FORBIDDEN: forbiddenProblemReply,
  INVOICE_NOT_FOUND: invoiceNotFoundProblemReply,
  TOO_MANY_REQUESTS: tooManyRequestsProblemReply,
  INTERNAL_SERVER_ERROR: internalServerErrorProblemReply,
  SERVICE_UNAVAILABLE: serviceUnavailableProblemReply,
});

/**
 * What answers instead of the examples, by the name of the operation's function.
 */
export interface Overrides {
  readonly invoicesList?: MockOverride<InvoicePage, never> | undefined;
  readonly invoicesGet?: MockOverride<Invoice, "invoiceId"> | undefined;
}

/**
 * A handler for each operation. `baseUrl` is the client's; of two paths that match, the one with fewer parameters is asked first.
 */
export function handlers(baseUrl: string | URL, overrides: Overrides = {}): HttpHandler[] {
  return [
    invoicesListHandler(baseUrl, overrides.invoicesList),
    invoicesGetHandler(baseUrl, overrides.invoicesGet),
  ];
}
