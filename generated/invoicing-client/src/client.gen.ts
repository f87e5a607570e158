// Made by @rawr/openapi-pipeline from openapi/invoicing/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import { type InvoicesCreateError, type InvoicesGetError, type InvoicesListError, invoicesCreate, invoicesGet, invoicesList, invoicesListPages } from "./operations.gen.ts";
import type { Invoice, InvoicePage, InvoicesCreateInput, InvoicesGetInput, InvoicesListInput } from "./types.gen.ts";
import { type BoundCall, type ClientOptions, type OptionalBoundPaginated, bindCall, bindPaginated, createClientApi } from "@rawr/client-runtime";

export interface InvoicesClient {
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
   * const result = await client.invoices.list();
   */
  readonly list: OptionalBoundPaginated<InvoicesListInput, Invoice, InvoicePage, InvoicesListError>;
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
   * const result = await client.invoices.create({ invoiceId: "inv-001", customer: "Kestrel Logistics GmbH", reference: "RE-2026-0001", currency: "EUR", amountCents: 125000, issuedOn: "2026-11-02", dueOn: "2026-11-02" });
   */
  readonly create: BoundCall<InvoicesCreateInput, Invoice, InvoicesCreateError>;
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
   * const result = await client.invoices.get({ invoiceId: "inv-001" });
   */
  readonly get: BoundCall<InvoicesGetInput, Invoice, InvoicesGetError>;
}

export interface InvoicingClient {
  readonly invoices: InvoicesClient;
}

/**
 * A client of Invoicing API. `baseUrl` is where the paths of its document start.
 */
export function createInvoicingClient(options: ClientOptions): InvoicingClient {
  const api = createClientApi(options);
  return {
    invoices: {
      list: bindPaginated(api, invoicesList, invoicesListPages),
      create: bindCall(api, invoicesCreate),
      get: bindCall(api, invoicesGet),
    },
  };
}
