// Made by @rawr/openapi-pipeline with @hey-api/openapi-ts 0.99.0 from openapi/invoicing/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

/**
 * The request is not valid
 */
export type BadRequestProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:bad-request';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 400;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'BAD_REQUEST';
    data: {
        issues: Array<{
            /**
             * Where, from the root of the input.
             */
            path: Array<string | number>;
            /**
             * What is wrong there.
             */
            message: string;
        }>;
    };
};

/**
 * Without an `invoiceId` one is made.
 */
export type CreateInvoiceInput = {
    /**
     * An id of the caller's: letters, digits, dots, hyphens and underscores.
     */
    invoiceId?: string;
    /**
     * Who has to pay.
     */
    customer: string;
    /**
     * What the customer is asked to write on the payment.
     */
    reference: string;
    currency: Currency;
    /**
     * What has to be paid, in cents.
     */
    amountCents: number;
    /**
     * Date of the invoice.
     */
    issuedOn: string;
    /**
     * When it has to be paid.
     */
    dueOn: string;
};

/**
 * ISO 4217 code.
 */
export type Currency = string;

/**
 * The caller may not do this
 */
export type ForbiddenProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:forbidden';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 403;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'FORBIDDEN';
};

/**
 * The server made a mistake
 */
export type InternalServerErrorProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:internal-server-error';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 500;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'INTERNAL_SERVER_ERROR';
};

export type Invoice = {
    invoiceId: InvoiceId;
    /**
     * Who has to pay.
     */
    customer: string;
    /**
     * What the customer is asked to write on the payment.
     */
    reference: string;
    currency: Currency;
    /**
     * What has to be paid, in cents.
     */
    amountCents: number;
    /**
     * Date of the invoice.
     */
    issuedOn: string;
    /**
     * When it has to be paid.
     */
    dueOn: string;
    /**
     * Covered by payments that were booked, in cents.
     */
    settledCents: number;
    state: InvoiceState;
    /**
     * When it was recorded.
     */
    createdAt: string;
};

/**
 * There is an invoice with this id already
 */
export type InvoiceExistsProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:invoice-exists';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 409;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'INVOICE_EXISTS';
    data: {
        invoiceId: InvoiceId;
    };
};

/**
 * Identifies an invoice.
 */
export type InvoiceId = string;

/**
 * There is no such invoice
 */
export type InvoiceNotFoundProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:invoice-not-found';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 404;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'INVOICE_NOT_FOUND';
    data: {
        invoiceId: InvoiceId;
    };
};

export type InvoicePage = {
    /**
     * By due date, the earliest first.
     */
    items: Array<Invoice>;
    /**
     * Absent on the last page.
     */
    nextCursor?: string;
};

/**
 * How much of it is covered by payments that were booked.
 */
export type InvoiceState = 'open' | 'partially-settled' | 'settled' | OpenString;

/**
 * How much of it is covered by payments that were booked.
 */
export type InvoiceStateInput = 'open' | 'partially-settled' | 'settled';

/**
 * The body is too large
 */
export type PayloadTooLargeProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:payload-too-large';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 413;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'PAYLOAD_TOO_LARGE';
};

/**
 * The request took too long to arrive
 */
export type RequestTimeoutProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:request-timeout';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 408;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'REQUEST_TIMEOUT';
};

/**
 * The server cannot answer now
 */
export type ServiceUnavailableProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:service-unavailable';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 503;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'SERVICE_UNAVAILABLE';
};

/**
 * The caller asks too often
 */
export type TooManyRequestsProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:too-many-requests';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 429;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'TOO_MANY_REQUESTS';
};

/**
 * The caller is not known
 */
export type UnauthorizedProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:unauthorized';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 401;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'UNAUTHORIZED';
};

/**
 * The body is not JSON
 */
export type UnsupportedMediaTypeProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:unsupported-media-type';
    /**
     * The problem type in words.
     */
    title: string;
    /**
     * The HTTP status of this response.
     */
    status: 415;
    /**
     * What happened this time.
     */
    detail?: string;
    /**
     * Identifies this occurrence.
     */
    instance?: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: 'UNSUPPORTED_MEDIA_TYPE';
};

export type InvoicesListInput = {
    /**
     * Only invoices in one of these states.
     */
    state?: Array<InvoiceStateInput>;
    /**
     * Size of a page.
     */
    limit?: number;
    /**
     * `nextCursor` of the page before.
     */
    cursor?: string;
};

export type InvoicesCreateInput = CreateInvoiceInput;

export type InvoicesGetInput = {
    /**
     * Identifies an invoice.
     */
    invoiceId: InvoiceId;
};

/** Any other string: a newer server may know more values than this package. */
export type OpenString = string & {};
