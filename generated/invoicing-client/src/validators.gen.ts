// Made by @rawr/openapi-pipeline from openapi/invoicing/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import type { BadRequestProblem, ForbiddenProblem, InternalServerErrorProblem, Invoice, InvoiceExistsProblem, InvoiceNotFoundProblem, InvoicePage, InvoicesCreateInput, InvoicesGetInput, InvoicesListInput, PayloadTooLargeProblem, RequestTimeoutProblem, ServiceUnavailableProblem, TooManyRequestsProblem, UnauthorizedProblem, UnsupportedMediaTypeProblem } from "./types.gen.ts";
import { type SchemaValidator, type ValidationSchema, type Validators, schemaValidator } from "@rawr/client-runtime";

export type { SchemaValidator };

const invoiceStateInputSchema: ValidationSchema = { type: "string", enum: ["open", "partially-settled", "settled"] };

export const invoicesListInput: SchemaValidator<InvoicesListInput> = /* @__PURE__ */ schemaValidator({ type: "object", properties: { state: { type: "array", items: { $ref: () => invoiceStateInputSchema } }, limit: { type: "integer", minimum: 1, maximum: 100 }, cursor: { type: "string" } } });

const invoiceIdSchema: ValidationSchema = { type: "string", minLength: 1, maxLength: 64 };

const currencySchema: ValidationSchema = { type: "string", pattern: "^[A-Z]{3}$" };

const invoiceStateSchema: ValidationSchema = { type: ["string"] };

const invoiceSchema: ValidationSchema = { type: "object", required: ["invoiceId", "customer", "reference", "currency", "amountCents", "issuedOn", "dueOn", "settledCents", "state", "createdAt"], properties: { invoiceId: { $ref: () => invoiceIdSchema }, customer: { type: "string", minLength: 1, maxLength: 200 }, reference: { type: "string", minLength: 1, maxLength: 70 }, currency: { $ref: () => currencySchema }, amountCents: { type: "integer", minimum: 1, maximum: 900000000000 }, issuedOn: { type: "string" }, dueOn: { type: "string" }, settledCents: { type: "integer" }, state: { $ref: () => invoiceStateSchema }, createdAt: { type: "string" } } };

const invoicePageSchema: ValidationSchema = { type: "object", required: ["items"], properties: { items: { type: "array", items: { $ref: () => invoiceSchema } }, nextCursor: { type: "string" } } };

export const invoicesListOutput: SchemaValidator<InvoicePage> = /* @__PURE__ */ schemaValidator({ $ref: () => invoicePageSchema });

const badRequestProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code", "data"], properties: { type: { type: "string", const: "urn:problem:bad-request" }, title: { type: "string" }, status: { type: "integer", const: 400 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "BAD_REQUEST" }, data: { type: "object", required: ["issues"], properties: { issues: { type: "array", items: { type: "object", required: ["path", "message"], properties: { path: { type: "array", items: { anyOf: [{ type: "string" }, { type: "integer" }] } }, message: { type: "string" } } } } } } } };

const unauthorizedProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:unauthorized" }, title: { type: "string" }, status: { type: "integer", const: 401 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "UNAUTHORIZED" } } };

const forbiddenProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:forbidden" }, title: { type: "string" }, status: { type: "integer", const: 403 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "FORBIDDEN" } } };

const tooManyRequestsProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:too-many-requests" }, title: { type: "string" }, status: { type: "integer", const: 429 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "TOO_MANY_REQUESTS" } } };

const internalServerErrorProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:internal-server-error" }, title: { type: "string" }, status: { type: "integer", const: 500 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "INTERNAL_SERVER_ERROR" } } };

const serviceUnavailableProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:service-unavailable" }, title: { type: "string" }, status: { type: "integer", const: 503 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "SERVICE_UNAVAILABLE" } } };

export const invoicesListError: SchemaValidator<BadRequestProblem | UnauthorizedProblem | ForbiddenProblem | TooManyRequestsProblem | InternalServerErrorProblem | ServiceUnavailableProblem> = /* @__PURE__ */ schemaValidator({ anyOf: [{ $ref: () => badRequestProblemSchema }, { $ref: () => unauthorizedProblemSchema }, { $ref: () => forbiddenProblemSchema }, { $ref: () => tooManyRequestsProblemSchema }, { $ref: () => internalServerErrorProblemSchema }, { $ref: () => serviceUnavailableProblemSchema }] });

const createInvoiceInputSchema: ValidationSchema = { type: "object", required: ["customer", "reference", "currency", "amountCents", "issuedOn", "dueOn"], properties: { invoiceId: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, customer: { type: "string", minLength: 1, maxLength: 200 }, reference: { type: "string", minLength: 1, maxLength: 70 }, currency: { $ref: () => currencySchema }, amountCents: { type: "integer", minimum: 1, maximum: 900000000000 }, issuedOn: { type: "string" }, dueOn: { type: "string" } }, additionalProperties: false };

export const invoicesCreateInput: SchemaValidator<InvoicesCreateInput> = /* @__PURE__ */ schemaValidator({ $ref: () => createInvoiceInputSchema });

export const invoicesCreateOutput: SchemaValidator<Invoice> = /* @__PURE__ */ schemaValidator({ $ref: () => invoiceSchema });

const requestTimeoutProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:request-timeout" }, title: { type: "string" }, status: { type: "integer", const: 408 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "REQUEST_TIMEOUT" } } };

const invoiceExistsProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code", "data"], properties: { type: { type: "string", const: "urn:problem:invoice-exists" }, title: { type: "string" }, status: { type: "integer", const: 409 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "INVOICE_EXISTS" }, data: { type: "object", required: ["invoiceId"], properties: { invoiceId: { $ref: () => invoiceIdSchema } } } } };

const payloadTooLargeProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:payload-too-large" }, title: { type: "string" }, status: { type: "integer", const: 413 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "PAYLOAD_TOO_LARGE" } } };

const unsupportedMediaTypeProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:unsupported-media-type" }, title: { type: "string" }, status: { type: "integer", const: 415 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "UNSUPPORTED_MEDIA_TYPE" } } };

export const invoicesCreateError: SchemaValidator<BadRequestProblem | UnauthorizedProblem | ForbiddenProblem | RequestTimeoutProblem | InvoiceExistsProblem | PayloadTooLargeProblem | UnsupportedMediaTypeProblem | TooManyRequestsProblem | InternalServerErrorProblem | ServiceUnavailableProblem> = /* @__PURE__ */ schemaValidator({ anyOf: [{ $ref: () => badRequestProblemSchema }, { $ref: () => unauthorizedProblemSchema }, { $ref: () => forbiddenProblemSchema }, { $ref: () => requestTimeoutProblemSchema }, { $ref: () => invoiceExistsProblemSchema }, { $ref: () => payloadTooLargeProblemSchema }, { $ref: () => unsupportedMediaTypeProblemSchema }, { $ref: () => tooManyRequestsProblemSchema }, { $ref: () => internalServerErrorProblemSchema }, { $ref: () => serviceUnavailableProblemSchema }] });

export const invoicesGetInput: SchemaValidator<InvoicesGetInput> = /* @__PURE__ */ schemaValidator({ type: "object", properties: { invoiceId: { $ref: () => invoiceIdSchema } }, required: ["invoiceId"] });

export const invoicesGetOutput: SchemaValidator<Invoice> = /* @__PURE__ */ schemaValidator({ $ref: () => invoiceSchema });

const invoiceNotFoundProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code", "data"], properties: { type: { type: "string", const: "urn:problem:invoice-not-found" }, title: { type: "string" }, status: { type: "integer", const: 404 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "INVOICE_NOT_FOUND" }, data: { type: "object", required: ["invoiceId"], properties: { invoiceId: { $ref: () => invoiceIdSchema } } } } };

export const invoicesGetError: SchemaValidator<BadRequestProblem | UnauthorizedProblem | ForbiddenProblem | InvoiceNotFoundProblem | TooManyRequestsProblem | InternalServerErrorProblem | ServiceUnavailableProblem> = /* @__PURE__ */ schemaValidator({ anyOf: [{ $ref: () => badRequestProblemSchema }, { $ref: () => unauthorizedProblemSchema }, { $ref: () => forbiddenProblemSchema }, { $ref: () => invoiceNotFoundProblemSchema }, { $ref: () => tooManyRequestsProblemSchema }, { $ref: () => internalServerErrorProblemSchema }, { $ref: () => serviceUnavailableProblemSchema }] });

/**
 * Every answer's validator, for `validateResponses`. To import it is to import them all.
 */
export const validators: Validators = {
  "GET /invoices": { 200: invoicesListOutput },
  "POST /invoices": { 201: invoicesCreateOutput },
  "GET /invoices/{invoiceId}": { 200: invoicesGetOutput },
};
