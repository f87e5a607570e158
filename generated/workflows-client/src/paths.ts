// Made by @rawr/openapi-pipeline with openapi-typescript 7.13.0 from openapi/workflows/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

export interface paths {
    "/invoicing/reconciliation/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reconcile an invoice
         * @description Records a run and answers at once. Repeating the request with the same `Idempotency-Key` answers with the same run.
         */
        post: operations["invoicingTriggerInvoiceReconciliation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoicing/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List runs
         * @description Runs of this capability, newest first, a page at a time.
         */
        get: operations["invoicingListRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoicing/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a run
         * @description The run's status, with its result once it has completed.
         */
        get: operations["invoicingGetRunStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoicing/runs/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a run
         * @description Ends the run before its next step and answers with its final status.
         */
        post: operations["invoicingCancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoicing/runs/{runId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a run
         * @description Server-sent events: the run's timeline as it grows. Each event's id is its sequence number; the stream resumes after `Last-Event-ID` and ends with the final status.
         */
        get: operations["invoicingStreamRunEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoicing/runs/{runId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a run's timeline
         * @description Everything that has happened to the run so far, or what happened after a given event.
         */
        get: operations["invoicingGetRunTimeline"];
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
        /** @description A run that has not ended. */
        ActiveRun: {
            runId: components["schemas"]["RunId"];
            invoiceId: components["schemas"]["InvoiceId"];
            /**
             * @description Who asked for the run. Callers other than internal ones always act for themselves.
             * @example user-123
             */
            requestedBy?: string;
            /**
             * Format: date-time
             * @description When the run was triggered.
             * @example 2026-11-20T09:30:00Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the status last changed.
             * @example 2026-11-20T09:30:00Z
             */
            updatedAt: string;
            /**
             * @description `waiting` means asleep until a time or an event.
             * @enum {string}
             */
            status: "queued" | "running" | "waiting";
            /** @constant */
            isTerminal: false;
            /**
             * Format: date-time
             * @description When the first step started.
             * @example 2026-11-20T09:30:00Z
             */
            startedAt?: string;
        };
        /** @description An entry that makes the books agree with the payments. */
        Adjustment: {
            /**
             * @description A difference within the tolerance, too much in one payment, or the same payment twice.
             * @enum {string}
             */
            kind: "bank-fee" | "overpayment" | "duplicate-payment";
            /**
             * @description Amount of the entry, in cents; more than zero.
             * @example 125000
             */
            amountCents: number;
            /**
             * @description Identifies a payment in the ledger.
             * @example pay-17
             */
            paymentId?: string;
        };
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
             * @description Stable name of the problem, for programs. (enum property replaced by openapi-typescript)
             * @enum {string}
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
        /** @description A run that was cancelled before it ended. */
        CancelledRun: {
            runId: components["schemas"]["RunId"];
            invoiceId: components["schemas"]["InvoiceId"];
            /**
             * @description Who asked for the run. Callers other than internal ones always act for themselves.
             * @example user-123
             */
            requestedBy?: string;
            /**
             * Format: date-time
             * @description When the run was triggered.
             * @example 2026-11-20T09:30:00Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the status last changed.
             * @example 2026-11-20T09:30:00Z
             */
            updatedAt: string;
            /** @constant */
            status: "cancelled";
            /** @constant */
            isTerminal: true;
            /**
             * Format: date-time
             * @description When the first step started.
             * @example 2026-11-20T09:30:00Z
             */
            startedAt?: string;
            /**
             * Format: date-time
             * @description When the run ended.
             * @example 2026-11-20T09:30:00Z
             */
            finishedAt: string;
            /**
             * @description Why it was cancelled.
             * @example Duplicate invoice
             */
            reason?: string;
        };
        /** @description A run that ended with a result. */
        CompletedRun: {
            runId: components["schemas"]["RunId"];
            invoiceId: components["schemas"]["InvoiceId"];
            /**
             * @description Who asked for the run. Callers other than internal ones always act for themselves.
             * @example user-123
             */
            requestedBy?: string;
            /**
             * Format: date-time
             * @description When the run was triggered.
             * @example 2026-11-20T09:30:00Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the status last changed.
             * @example 2026-11-20T09:30:00Z
             */
            updatedAt: string;
            /** @constant */
            status: "completed";
            /** @constant */
            isTerminal: true;
            /**
             * Format: date-time
             * @description When the first step started.
             * @example 2026-11-20T09:30:00Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description When the run ended.
             * @example 2026-11-20T09:30:00Z
             */
            finishedAt: string;
            output: components["schemas"]["ReconciliationResult"];
        };
        /**
         * @description ISO 4217 code.
         * @example EUR
         */
        Currency: string;
        /** @description A run that ended without a result, after its last retry. */
        FailedRun: {
            runId: components["schemas"]["RunId"];
            invoiceId: components["schemas"]["InvoiceId"];
            /**
             * @description Who asked for the run. Callers other than internal ones always act for themselves.
             * @example user-123
             */
            requestedBy?: string;
            /**
             * Format: date-time
             * @description When the run was triggered.
             * @example 2026-11-20T09:30:00Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the status last changed.
             * @example 2026-11-20T09:30:00Z
             */
            updatedAt: string;
            /** @constant */
            status: "failed";
            /** @constant */
            isTerminal: true;
            /**
             * Format: date-time
             * @description When the first step started.
             * @example 2026-11-20T09:30:00Z
             */
            startedAt?: string;
            /**
             * Format: date-time
             * @description When the run ended.
             * @example 2026-11-20T09:30:00Z
             */
            finishedAt: string;
            failure: components["schemas"]["RunFailure"];
        };
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
             * @description Stable name of the problem, for programs. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "FORBIDDEN";
        };
        /** The idempotency key was used with another request */
        IdempotencyKeyReusedProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:idempotency-key-reused";
            /**
             * @description The problem type in words.
             * @example The idempotency key was used with another request
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
            code: "IDEMPOTENCY_KEY_REUSED";
            data: {
                runId: components["schemas"]["RunId"];
            };
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
             * @description Stable name of the problem, for programs. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "INTERNAL_SERVER_ERROR";
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
        PaymentMatch: {
            /**
             * @description Identifies a payment in the ledger.
             * @example pay-17
             */
            paymentId: string;
            /**
             * @description What of the payment covers the invoice, in cents.
             * @example 125000
             */
            amountCents: number;
            /**
             * @description Why it belongs to the invoice: it names the reference, its amount and date fit, or it completes several payments.
             * @enum {string}
             */
            rule: "reference" | "amount-and-date" | "combination";
            /**
             * Format: date
             * @description When it arrived.
             * @example 2026-11-05
             */
            valueDate: string;
        };
        ReconciliationResult: {
            invoiceId: components["schemas"]["InvoiceId"];
            /**
             * @description How much of the invoice is covered by payments.
             * @enum {string}
             */
            outcome: "matched" | "partially-matched" | "unmatched";
            /**
             * @description Amount of the invoice, in cents.
             * @example 125000
             */
            invoicedCents: number;
            /**
             * @description Amount covered by payments, in cents.
             * @example 125000
             */
            matchedCents: number;
            /** @description Payments that were matched. */
            matchedPaymentIds: string[];
            currency: components["schemas"]["Currency"];
            /** @description Why each payment was matched. */
            matches: components["schemas"]["PaymentMatch"][];
            /** @description What was booked beside the payments. */
            adjustments: components["schemas"]["Adjustment"][];
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
        /** The run has ended already */
        RunAlreadyFinishedProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:run-already-finished";
            /**
             * @description The problem type in words.
             * @example The run has ended already
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
            code: "RUN_ALREADY_FINISHED";
            data: {
                runId: components["schemas"]["RunId"];
            };
        };
        RunEndedEvent: {
            /**
             * @description Position in the run's timeline, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-20T09:30:00Z
             */
            at: string;
            /** @enum {string} */
            type: "run.completed" | "run.failed" | "run.cancelled";
        };
        RunFailure: {
            /**
             * @description Stable name of the failure.
             * @example LEDGER_UNAVAILABLE
             */
            code: string;
            /**
             * @description What went wrong, for people.
             * @example The ledger did not answer.
             */
            message: string;
            /**
             * @description The step that failed.
             * @example invoice/reconcile
             */
            step?: string;
        };
        /**
         * @description Identifies a run: a ULID, so runs sort by the time of their trigger.
         * @example 01JD8Z3V6QF4T9K2M7XWNCYB5R
         */
        RunId: string;
        /** There is no such run */
        RunNotFoundProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:run-not-found";
            /**
             * @description The problem type in words.
             * @example There is no such run
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
             * @description Stable name of the problem, for programs. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "RUN_NOT_FOUND";
            data: {
                runId: components["schemas"]["RunId"];
            };
        };
        RunPage: {
            /** @description Newest first. */
            items: components["schemas"]["WorkflowRunStatus"][];
            /**
             * @description Absent on the last page.
             * @example MDFKRDhaM1Y2UUY0
             */
            nextCursor?: string;
        };
        RunProgressEvent: {
            /**
             * @description Position in the run's timeline, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-20T09:30:00Z
             */
            at: string;
            /** @enum {string} */
            type: "run.queued" | "run.started" | "run.waiting";
        };
        /** @enum {string} */
        RunState: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
        RunTimeline: {
            runId: components["schemas"]["RunId"];
            /** @description In order of `sequence`. */
            events: components["schemas"]["TimelineEvent"][];
        };
        /** The workflow runtime does not accept runs */
        RuntimeUnavailableProblem: {
            /**
             * Format: uri-reference
             * @description Identifies the problem type.
             * @constant
             */
            type: "urn:problem:runtime-unavailable";
            /**
             * @description The problem type in words.
             * @example The workflow runtime does not accept runs
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
             * @description Stable name of the problem, for programs. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "RUNTIME_UNAVAILABLE";
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
             * @description Stable name of the problem, for programs. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "SERVICE_UNAVAILABLE";
        };
        StepEvent: {
            /**
             * @description Position in the run's timeline, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-20T09:30:00Z
             */
            at: string;
            /** @enum {string} */
            type: "step.started" | "step.completed";
            /**
             * @description Name of the step.
             * @example invoice/reconcile
             */
            step: string;
            /**
             * @description Counts from 1.
             * @example 1
             */
            attempt: number;
        };
        StepFailedEvent: {
            /**
             * @description Position in the run's timeline, from 1, without gaps.
             * @example 1
             */
            sequence: number;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-20T09:30:00Z
             */
            at: string;
            /** @constant */
            type: "step.failed";
            /**
             * @description Name of the step.
             * @example invoice/reconcile
             */
            step: string;
            /**
             * @description Counts from 1.
             * @example 1
             */
            attempt: number;
            failure: components["schemas"]["RunFailure"];
            /**
             * @description Whether another attempt follows.
             * @example true
             */
            willRetry: boolean;
        };
        TimelineEvent: components["schemas"]["RunProgressEvent"] | components["schemas"]["StepEvent"] | components["schemas"]["StepFailedEvent"] | components["schemas"]["RunEndedEvent"];
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
             * @description Stable name of the problem, for programs. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "TOO_MANY_REQUESTS";
        };
        TriggerInvoiceReconciliationInput: {
            invoiceId: components["schemas"]["InvoiceId"];
            /**
             * @description Who asked for the run. Callers other than internal ones always act for themselves.
             * @example user-123
             */
            requestedBy?: string;
        };
        TriggerInvoiceReconciliationOutput: {
            /**
             * @description The run is recorded and will be executed.
             * @constant
             */
            accepted: true;
            runId: components["schemas"]["RunId"];
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
             * @description Stable name of the problem, for programs. (enum property replaced by openapi-typescript)
             * @enum {string}
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
        WorkflowRunStatus: components["schemas"]["ActiveRun"] | components["schemas"]["CompletedRun"] | components["schemas"]["FailedRun"] | components["schemas"]["CancelledRun"];
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    invoicingTriggerInvoiceReconciliation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again safely. Kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoiceId": "inv-001",
                 *       "requestedBy": "user-123"
                 *     }
                 */
                "application/json": components["schemas"]["TriggerInvoiceReconciliationInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    /** @description URL of the run's status. */
                    Location: string;
                    /** @description Seconds to wait before the first look at the status. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": true,
                     *       "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R"
                     *     }
                     */
                    "application/json": components["schemas"]["TriggerInvoiceReconciliationOutput"];
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
            /** @description The idempotency key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:idempotency-key-reused",
                     *       "title": "The idempotency key was used with another request",
                     *       "status": 409,
                     *       "code": "IDEMPOTENCY_KEY_REUSED",
                     *       "data": {
                     *         "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R"
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"];
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
            /** @description The server cannot answer now; The workflow runtime does not accept runs */
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
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"] | components["schemas"]["RuntimeUnavailableProblem"];
                };
            };
        };
    };
    invoicingListRuns: {
        parameters: {
            query?: {
                /** @description Identifies an invoice. */
                invoiceId?: components["schemas"]["InvoiceId"];
                /** @description Only runs in one of these states. */
                status?: components["schemas"]["RunState"][];
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
                     *           "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R",
                     *           "invoiceId": "inv-001",
                     *           "requestedBy": "user-123",
                     *           "createdAt": "2026-11-20T09:30:00Z",
                     *           "updatedAt": "2026-11-20T09:30:00Z",
                     *           "status": "queued",
                     *           "isTerminal": false,
                     *           "startedAt": "2026-11-20T09:30:00Z"
                     *         }
                     *       ],
                     *       "nextCursor": "MDFKRDhaM1Y2UUY0"
                     *     }
                     */
                    "application/json": components["schemas"]["RunPage"];
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
    invoicingGetRunStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifies a run: a ULID, so runs sort by the time of their trigger. */
                runId: components["schemas"]["RunId"];
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
                     *       "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R",
                     *       "invoiceId": "inv-001",
                     *       "requestedBy": "user-123",
                     *       "createdAt": "2026-11-20T09:30:00Z",
                     *       "updatedAt": "2026-11-20T09:30:00Z",
                     *       "status": "queued",
                     *       "isTerminal": false,
                     *       "startedAt": "2026-11-20T09:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WorkflowRunStatus"];
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
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:run-not-found",
                     *       "title": "There is no such run",
                     *       "status": 404,
                     *       "code": "RUN_NOT_FOUND",
                     *       "data": {
                     *         "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R"
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["RunNotFoundProblem"];
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
    invoicingCancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifies a run: a ULID, so runs sort by the time of their trigger. */
                runId: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "Duplicate invoice"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Why, for whoever reads the run later.
                     * @example Duplicate invoice
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R",
                     *       "invoiceId": "inv-001",
                     *       "requestedBy": "user-123",
                     *       "createdAt": "2026-11-20T09:30:00Z",
                     *       "updatedAt": "2026-11-20T09:30:00Z",
                     *       "status": "queued",
                     *       "isTerminal": false,
                     *       "startedAt": "2026-11-20T09:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WorkflowRunStatus"];
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
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:run-not-found",
                     *       "title": "There is no such run",
                     *       "status": 404,
                     *       "code": "RUN_NOT_FOUND",
                     *       "data": {
                     *         "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R"
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["RunNotFoundProblem"];
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
            /** @description The run has ended already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:run-already-finished",
                     *       "title": "The run has ended already",
                     *       "status": 409,
                     *       "code": "RUN_ALREADY_FINISHED",
                     *       "data": {
                     *         "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R"
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["RunAlreadyFinishedProblem"];
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
    invoicingStreamRunEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id of the last event that was received. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description Identifies a run: a ULID, so runs sort by the time of their trigger. */
                runId: components["schemas"]["RunId"];
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
                    "text/event-stream": {
                        /** @constant */
                        event: "message";
                        data: components["schemas"]["TimelineEvent"];
                        /** @description Resume after this event by sending it as Last-Event-ID. */
                        id?: string;
                        /** @description Milliseconds to wait before reconnecting. */
                        retry?: number;
                    } | {
                        /** @constant */
                        event: "done";
                        data: components["schemas"]["WorkflowRunStatus"];
                        /** @description Resume after this event by sending it as Last-Event-ID. */
                        id?: string;
                        /** @description Milliseconds to wait before reconnecting. */
                        retry?: number;
                    } | {
                        /** @constant */
                        event: "error";
                        data: components["schemas"]["BadRequestProblem"] | components["schemas"]["UnauthorizedProblem"] | components["schemas"]["ForbiddenProblem"] | components["schemas"]["TooManyRequestsProblem"] | components["schemas"]["InternalServerErrorProblem"] | components["schemas"]["ServiceUnavailableProblem"] | components["schemas"]["RunNotFoundProblem"];
                        /** @description Resume after this event by sending it as Last-Event-ID. */
                        id?: string;
                        /** @description Milliseconds to wait before reconnecting. */
                        retry?: number;
                    };
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
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:run-not-found",
                     *       "title": "There is no such run",
                     *       "status": 404,
                     *       "code": "RUN_NOT_FOUND",
                     *       "data": {
                     *         "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R"
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["RunNotFoundProblem"];
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
    invoicingGetRunTimeline: {
        parameters: {
            query?: {
                /** @description Only events with a greater sequence number. */
                after?: number;
            };
            header?: never;
            path: {
                /** @description Identifies a run: a ULID, so runs sort by the time of their trigger. */
                runId: components["schemas"]["RunId"];
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
                     *       "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R",
                     *       "events": [
                     *         {
                     *           "sequence": 1,
                     *           "at": "2026-11-20T09:30:00Z",
                     *           "type": "run.queued"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RunTimeline"];
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
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:problem:run-not-found",
                     *       "title": "There is no such run",
                     *       "status": 404,
                     *       "code": "RUN_NOT_FOUND",
                     *       "data": {
                     *         "runId": "01JD8Z3V6QF4T9K2M7XWNCYB5R"
                     *       }
                     *     }
                     */
                    "application/problem+json": components["schemas"]["RunNotFoundProblem"];
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
