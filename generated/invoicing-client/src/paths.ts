// Made by @rawr/openapi-pipeline with openapi-typescript 7.13.0 from openapi/invoicing/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

export interface paths {
    "/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices
         * @description Invoices by due date, a page at a time.
         */
        get: operations["invoicesList"];
        put?: never;
        /**
         * Record an invoice
         * @description Records an invoice that has to be paid. With an `invoiceId` of the caller's it can be sent again safely.
         */
        post: operations["invoicesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at an invoice
         * @description The invoice, with what has been booked against it.
         */
        get: operations["invoicesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** The request is not valid */
        BadRequestProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:bad-request";
            /**
             * @description The problem type in words.
             * @example The request is not valid
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 400;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "BAD_REQUEST";
            data: {
                issues: {
                    /** @description Where, from the root of the input. */
                    path: (string | number)[];
                    /**
                     * @description What is wrong there.
                     * @example must not be empty
                     */
                    message: string;
                }[];
            };
        };
        /** @description Without an `invoiceId` one is made. */
        CreateInvoiceInput: {
            /**
             * @description An id of the caller's: letters, digits, dots, hyphens and underscores.
             * @example inv-001
             */
            invoiceId?: string;
            /**
             * @description Who has to pay.
             * @example Kestrel Logistics GmbH
             */
            customer: string;
            /**
             * @description What the customer is asked to write on the payment.
             * @example RE-2026-0001
             */
            reference: string;
            currency: components["schemas"]["Currency"];
            /**
             * @description What has to be paid, in cents.
             * @example 125000
             */
            amountCents: number;
            /**
             * Format: date
             * @description Date of the invoice.
             * @example 2026-11-02
             */
            issuedOn: string;
            /**
             * Format: date
             * @description When it has to be paid.
             * @example 2026-11-02
             */
            dueOn: string;
        };
        /**
         * @description ISO 4217 code.
         * @example EUR
         */
        Currency: string;
        /** The caller may not do this */
        ForbiddenProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:forbidden";
            /**
             * @description The problem type in words.
             * @example The caller may not do this
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 403;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "FORBIDDEN";
        };
        /** The server made a mistake */
        InternalServerErrorProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:internal-server-error";
            /**
             * @description The problem type in words.
             * @example The server made a mistake
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 500;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "INTERNAL_SERVER_ERROR";
        };
        Invoice: {
            invoiceId: components["schemas"]["InvoiceId"];
            /**
             * @description Who has to pay.
             * @example Kestrel Logistics GmbH
             */
            customer: string;
            /**
             * @description What the customer is asked to write on the payment.
             * @example RE-2026-0001
             */
            reference: string;
            currency: components["schemas"]["Currency"];
            /**
             * @description What has to be paid, in cents.
             * @example 125000
             */
            amountCents: number;
            /**
             * Format: date
             * @description Date of the invoice.
             * @example 2026-11-02
             */
            issuedOn: string;
            /**
             * Format: date
             * @description When it has to be paid.
             * @example 2026-11-02
             */
            dueOn: string;
            /**
             * @description Covered by payments that were booked, in cents.
             * @example 0
             */
            settledCents: number;
            state: components["schemas"]["InvoiceState"];
            /**
             * Format: date-time
             * @description When it was recorded.
             * @example 2026-11-02T08:00:00Z
             */
            createdAt: string;
        };
        /** There is an invoice with this id already */
        InvoiceExistsProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:invoice-exists";
            /**
             * @description The problem type in words.
             * @example There is an invoice with this id already
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 409;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "INVOICE_EXISTS";
            data: {
                invoiceId: components["schemas"]["InvoiceId"];
            };
        };
        /**
         * @description Identifies an invoice.
         * @example inv-001
         */
        InvoiceId: string;
        /** There is no such invoice */
        InvoiceNotFoundProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:invoice-not-found";
            /**
             * @description The problem type in words.
             * @example There is no such invoice
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 404;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "INVOICE_NOT_FOUND";
            data: {
                invoiceId: components["schemas"]["InvoiceId"];
            };
        };
        InvoicePage: {
            /** @description By due date, the earliest first. */
            items: components["schemas"]["Invoice"][];
            /**
             * @description Absent on the last page.
             * @example MjAyNi0xMS0wMg
             */
            nextCursor?: string;
        };
        /**
         * @description How much of it is covered by payments that were booked.
         * @enum {string}
         */
        InvoiceState: "open" | "partially-settled" | "settled";
        /** The body is too large */
        PayloadTooLargeProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:payload-too-large";
            /**
             * @description The problem type in words.
             * @example The body is too large
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 413;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "PAYLOAD_TOO_LARGE";
        };
        /** The request took too long to arrive */
        RequestTimeoutProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:request-timeout";
            /**
             * @description The problem type in words.
             * @example The request took too long to arrive
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 408;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "REQUEST_TIMEOUT";
        };
        /** The server cannot answer now */
        ServiceUnavailableProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:service-unavailable";
            /**
             * @description The problem type in words.
             * @example The server cannot answer now
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 503;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "SERVICE_UNAVAILABLE";
        };
        /** The caller asks too often */
        TooManyRequestsProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:too-many-requests";
            /**
             * @description The problem type in words.
             * @example The caller asks too often
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 429;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "TOO_MANY_REQUESTS";
        };
        /** The caller is not known */
        UnauthorizedProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:unauthorized";
            /**
             * @description The problem type in words.
             * @example The caller is not known
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 401;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "UNAUTHORIZED";
        };
        /** The body is not JSON */
        UnsupportedMediaTypeProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:unsupported-media-type";
            /**
             * @description The problem type in words.
             * @example The body is not JSON
             */
            title: string;
            /**
             * @description The HTTP status of this response.
             * @constant
             */
            status: 415;
            /** @description What happened this time. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Identifies this occurrence.
             */
            instance?: string;
            /**
             * @description Stable name of the problem, for programs.
             * @constant
             */
            code: "UNSUPPORTED_MEDIA_TYPE";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    invoicesList: {
        parameters: {
            query?: {
                /** @description Only invoices in one of these states. */
                state?: components["schemas"]["InvoiceState"][];
                /** @description Size of a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "invoiceId": "inv-001",
                     *           "customer": "Kestrel Logistics GmbH",
                     *           "reference": "RE-2026-0001",
                     *           "currency": "EUR",
                     *           "amountCents": 125000,
                     *           "issuedOn": "2026-11-02",
                     *           "dueOn": "2026-11-02",
                     *           "settledCents": 0,
                     *           "state": "open",
                     *           "createdAt": "2026-11-02T08:00:00Z"
                     *         }
                     *       ],
                     *       "nextCursor": "MjAyNi0xMS0wMg"
                     *     }
                     */
                    "application/json": components["schemas"]["InvoicePage"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:bad-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "code": "BAD_REQUEST",
                     *       "data": {
                     *         "issues": [
                     *           {
                     *             "path": [],
                     *             "message": "must not be empty"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["BadRequestProblem"];
                };
            };
            /** @description The caller is not known */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:unauthorized",
                     *       "title": "The caller is not known",
                     *       "status": 401,
                     *       "code": "UNAUTHORIZED"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:forbidden",
                     *       "title": "The caller may not do this",
                     *       "status": 403,
                     *       "code": "FORBIDDEN"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description The caller asks too often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:too-many-requests",
                     *       "title": "The caller asks too often",
                     *       "status": 429,
                     *       "code": "TOO_MANY_REQUESTS"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["TooManyRequestsProblem"];
                };
            };
            /** @description The server made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:internal-server-error",
                     *       "title": "The server made a mistake",
                     *       "status": 500,
                     *       "code": "INTERNAL_SERVER_ERROR"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["InternalServerErrorProblem"];
                };
            };
            /** @description The server cannot answer now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:service-unavailable",
                     *       "title": "The server cannot answer now",
                     *       "status": 503,
                     *       "code": "SERVICE_UNAVAILABLE"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
        };
    };
    invoicesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoiceId": "inv-001",
                 *       "customer": "Kestrel Logistics GmbH",
                 *       "reference": "RE-2026-0001",
                 *       "currency": "EUR",
                 *       "amountCents": 125000,
                 *       "issuedOn": "2026-11-02",
                 *       "dueOn": "2026-11-02"
                 *     }
                 */
                "application/json": components["schemas"]["CreateInvoiceInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description URL of the invoice. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invoiceId": "inv-001",
                     *       "customer": "Kestrel Logistics GmbH",
                     *       "reference": "RE-2026-0001",
                     *       "currency": "EUR",
                     *       "amountCents": 125000,
                     *       "issuedOn": "2026-11-02",
                     *       "dueOn": "2026-11-02",
                     *       "settledCents": 0,
                     *       "state": "open",
                     *       "createdAt": "2026-11-02T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:bad-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "code": "BAD_REQUEST",
                     *       "data": {
                     *         "issues": [
                     *           {
                     *             "path": [],
                     *             "message": "must not be empty"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["BadRequestProblem"];
                };
            };
            /** @description The caller is not known */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:unauthorized",
                     *       "title": "The caller is not known",
                     *       "status": 401,
                     *       "code": "UNAUTHORIZED"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:forbidden",
                     *       "title": "The caller may not do this",
                     *       "status": 403,
                     *       "code": "FORBIDDEN"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description The request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:request-timeout",
                     *       "title": "The request took too long to arrive",
                     *       "status": 408,
                     *       "code": "REQUEST_TIMEOUT"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description There is an invoice with this id already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:invoice-exists",
                     *       "title": "There is an invoice with this id already",
                     *       "status": 409,
                     *       "code": "INVOICE_EXISTS",
                     *       "data": {
                     *         "invoiceId": "inv-001"
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["InvoiceExistsProblem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:payload-too-large",
                     *       "title": "The body is too large",
                     *       "status": 413,
                     *       "code": "PAYLOAD_TOO_LARGE"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["PayloadTooLargeProblem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:unsupported-media-type",
                     *       "title": "The body is not JSON",
                     *       "status": 415,
                     *       "code": "UNSUPPORTED_MEDIA_TYPE"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description The caller asks too often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:too-many-requests",
                     *       "title": "The caller asks too often",
                     *       "status": 429,
                     *       "code": "TOO_MANY_REQUESTS"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["TooManyRequestsProblem"];
                };
            };
            /** @description The server made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:internal-server-error",
                     *       "title": "The server made a mistake",
                     *       "status": 500,
                     *       "code": "INTERNAL_SERVER_ERROR"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["InternalServerErrorProblem"];
                };
            };
            /** @description The server cannot answer now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:service-unavailable",
                     *       "title": "The server cannot answer now",
                     *       "status": 503,
                     *       "code": "SERVICE_UNAVAILABLE"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
        };
    };
    invoicesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifies an invoice. */
                invoiceId: components["schemas"]["InvoiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invoiceId": "inv-001",
                     *       "customer": "Kestrel Logistics GmbH",
                     *       "reference": "RE-2026-0001",
                     *       "currency": "EUR",
                     *       "amountCents": 125000,
                     *       "issuedOn": "2026-11-02",
                     *       "dueOn": "2026-11-02",
                     *       "settledCents": 0,
                     *       "state": "open",
                     *       "createdAt": "2026-11-02T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:bad-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "code": "BAD_REQUEST",
                     *       "data": {
                     *         "issues": [
                     *           {
                     *             "path": [],
                     *             "message": "must not be empty"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["BadRequestProblem"];
                };
            };
            /** @description The caller is not known */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:unauthorized",
                     *       "title": "The caller is not known",
                     *       "status": 401,
                     *       "code": "UNAUTHORIZED"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:forbidden",
                     *       "title": "The caller may not do this",
                     *       "status": 403,
                     *       "code": "FORBIDDEN"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description There is no such invoice */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:invoice-not-found",
                     *       "title": "There is no such invoice",
                     *       "status": 404,
                     *       "code": "INVOICE_NOT_FOUND",
                     *       "data": {
                     *         "invoiceId": "inv-001"
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["InvoiceNotFoundProblem"];
                };
            };
            /** @description The caller asks too often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:too-many-requests",
                     *       "title": "The caller asks too often",
                     *       "status": 429,
                     *       "code": "TOO_MANY_REQUESTS"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["TooManyRequestsProblem"];
                };
            };
            /** @description The server made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:internal-server-error",
                     *       "title": "The server made a mistake",
                     *       "status": 500,
                     *       "code": "INTERNAL_SERVER_ERROR"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["InternalServerErrorProblem"];
                };
            };
            /** @description The server cannot answer now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:service-unavailable",
                     *       "title": "The server cannot answer now",
                     *       "status": 503,
                     *       "code": "SERVICE_UNAVAILABLE"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
        };
    };
}
