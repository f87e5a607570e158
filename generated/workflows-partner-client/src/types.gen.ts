// Made by @rawr/openapi-pipeline with @hey-api/openapi-ts 0.99.0 from openapi/workflows/v1/partner/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

/**
 * A run that has not ended.
 */
export type ActiveRun = {
    runId: RunId;
    invoiceId: InvoiceId;
    /**
     * When the run was triggered.
     */
    createdAt: string;
    /**
     * When the status last changed.
     */
    updatedAt: string;
    /**
     * `waiting` means asleep until a time or an event.
     */
    status: 'queued' | 'running' | 'waiting';
    isTerminal: false;
    /**
     * When the first step started.
     */
    startedAt?: string;
};

/**
 * An entry that makes the books agree with the payments.
 */
export type Adjustment = {
    /**
     * A difference within the tolerance, too much in one payment, or the same payment twice.
     */
    kind: 'bank-fee' | 'overpayment' | 'duplicate-payment' | OpenString;
    /**
     * Amount of the entry, in cents; more than zero.
     */
    amountCents: number;
    /**
     * Identifies a payment in the ledger.
     */
    paymentId?: string;
};

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
 * A run that was cancelled before it ended.
 */
export type CancelledRun = {
    runId: RunId;
    invoiceId: InvoiceId;
    /**
     * When the run was triggered.
     */
    createdAt: string;
    /**
     * When the status last changed.
     */
    updatedAt: string;
    status: 'cancelled';
    isTerminal: true;
    /**
     * When the first step started.
     */
    startedAt?: string;
    /**
     * When the run ended.
     */
    finishedAt: string;
    /**
     * Why it was cancelled.
     */
    reason?: string;
};

/**
 * A run that ended with a result.
 */
export type CompletedRun = {
    runId: RunId;
    invoiceId: InvoiceId;
    /**
     * When the run was triggered.
     */
    createdAt: string;
    /**
     * When the status last changed.
     */
    updatedAt: string;
    status: 'completed';
    isTerminal: true;
    /**
     * When the first step started.
     */
    startedAt: string;
    /**
     * When the run ended.
     */
    finishedAt: string;
    output: ReconciliationResult;
};

/**
 * ISO 4217 code.
 */
export type Currency = string;

/**
 * A run that ended without a result, after its last retry.
 */
export type FailedRun = {
    runId: RunId;
    invoiceId: InvoiceId;
    /**
     * When the run was triggered.
     */
    createdAt: string;
    /**
     * When the status last changed.
     */
    updatedAt: string;
    status: 'failed';
    isTerminal: true;
    /**
     * When the first step started.
     */
    startedAt?: string;
    /**
     * When the run ended.
     */
    finishedAt: string;
    failure: RunFailure;
};

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
 * The idempotency key was used with another request
 */
export type IdempotencyKeyReusedProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:idempotency-key-reused';
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
    code: 'IDEMPOTENCY_KEY_REUSED';
    data: {
        runId: RunId;
    };
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

export type PaymentMatch = {
    /**
     * Identifies a payment in the ledger.
     */
    paymentId: string;
    /**
     * What of the payment covers the invoice, in cents.
     */
    amountCents: number;
    /**
     * Why it belongs to the invoice: it names the reference, its amount and date fit, or it completes several payments.
     */
    rule: 'reference' | 'amount-and-date' | 'combination' | OpenString;
    /**
     * When it arrived.
     */
    valueDate: string;
};

export type ReconciliationResult = {
    invoiceId: InvoiceId;
    /**
     * How much of the invoice is covered by payments.
     */
    outcome: 'matched' | 'partially-matched' | 'unmatched' | OpenString;
    /**
     * Amount of the invoice, in cents.
     */
    invoicedCents: number;
    /**
     * Amount covered by payments, in cents.
     */
    matchedCents: number;
    /**
     * Payments that were matched.
     */
    matchedPaymentIds: Array<string>;
    currency: Currency;
    /**
     * Why each payment was matched.
     */
    matches: Array<PaymentMatch>;
    /**
     * What was booked beside the payments.
     */
    adjustments: Array<Adjustment>;
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
 * The run has ended already
 */
export type RunAlreadyFinishedProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:run-already-finished';
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
    code: 'RUN_ALREADY_FINISHED';
    data: {
        runId: RunId;
    };
};

export type RunEndedEvent = {
    /**
     * Position in the run's timeline, from 1, without gaps.
     */
    sequence: number;
    /**
     * When it happened.
     */
    at: string;
    type: 'run.completed' | 'run.failed' | 'run.cancelled';
};

export type RunFailure = {
    /**
     * Stable name of the failure.
     */
    code: string;
    /**
     * What went wrong, for people.
     */
    message: string;
    /**
     * The step that failed.
     */
    step?: string;
};

/**
 * Identifies a run: a ULID, so runs sort by the time of their trigger.
 */
export type RunId = string;

/**
 * There is no such run
 */
export type RunNotFoundProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:run-not-found';
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
    code: 'RUN_NOT_FOUND';
    data: {
        runId: RunId;
    };
};

export type RunProgressEvent = {
    /**
     * Position in the run's timeline, from 1, without gaps.
     */
    sequence: number;
    /**
     * When it happened.
     */
    at: string;
    type: 'run.queued' | 'run.started' | 'run.waiting';
};

export type RunTimeline = {
    runId: RunId;
    /**
     * In order of `sequence`.
     */
    events: Array<TimelineEvent>;
};

/**
 * The workflow runtime does not accept runs
 */
export type RuntimeUnavailableProblem = {
    /**
     * Identifies the problem type.
     */
    type: 'urn:problem:runtime-unavailable';
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
    code: 'RUNTIME_UNAVAILABLE';
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

export type StepEvent = {
    /**
     * Position in the run's timeline, from 1, without gaps.
     */
    sequence: number;
    /**
     * When it happened.
     */
    at: string;
    type: 'step.started' | 'step.completed';
    /**
     * Name of the step.
     */
    step: string;
    /**
     * Counts from 1.
     */
    attempt: number;
};

export type StepFailedEvent = {
    /**
     * Position in the run's timeline, from 1, without gaps.
     */
    sequence: number;
    /**
     * When it happened.
     */
    at: string;
    type: 'step.failed';
    /**
     * Name of the step.
     */
    step: string;
    /**
     * Counts from 1.
     */
    attempt: number;
    failure: RunFailure;
    /**
     * Whether another attempt follows.
     */
    willRetry: boolean;
};

export type TimelineEvent = RunProgressEvent | StepEvent | StepFailedEvent | RunEndedEvent;

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

export type TriggerInvoiceReconciliationInput = {
    invoiceId: InvoiceId;
};

export type TriggerInvoiceReconciliationOutput = {
    /**
     * The run is recorded and will be executed.
     */
    accepted: true;
    runId: RunId;
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

export type WorkflowRunStatus = ActiveRun | CompletedRun | FailedRun | CancelledRun;

export type InvoicingTriggerInvoiceReconciliationInput = TriggerInvoiceReconciliationInput;

export type InvoicingGetRunStatusInput = {
    /**
     * Identifies a run: a ULID, so runs sort by the time of their trigger.
     */
    runId: RunId;
};

export type InvoicingCancelRunInput = {
    /**
     * Identifies a run: a ULID, so runs sort by the time of their trigger.
     */
    runId: RunId;
    /**
     * Why, for whoever reads the run later.
     */
    reason?: string;
};

export type InvoicingStreamRunEventsInput = {
    /**
     * Identifies a run: a ULID, so runs sort by the time of their trigger.
     */
    runId: RunId;
};

export type InvoicingGetRunTimelineInput = {
    /**
     * Identifies a run: a ULID, so runs sort by the time of their trigger.
     */
    runId: RunId;
    /**
     * Only events with a greater sequence number.
     */
    after?: number;
};

/** Any other string: a newer server may know more values than this package. */
export type OpenString = string & {};
