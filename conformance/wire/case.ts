import type { IncomingMessage, ServerResponse } from "node:http";

/** Arguments by the place that the document gives them, so that each client can put them where it wants them. */
export interface Arguments {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly cookie?: Readonly<Record<string, unknown>>;
  /** The members of an object body. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** A body that is not an object with members of its own: a list, a union, a record, a file. */
  readonly wholeBody?: unknown;
}

/** A typed error that the server throws. Without a status it is one that the contract declares. */
export interface Thrown {
  readonly code: string;
  readonly status?: number;
  readonly data?: unknown;
  readonly message?: string;
}

/** What a stream does; it resumes after `Last-Event-ID`, which counts items from 1. */
export interface StreamScript {
  readonly items: readonly unknown[];
  readonly returns?: unknown;
  readonly throws?: Thrown;
  /** The connection breaks once so many items were sent, counted over all requests. */
  readonly cutAfter?: number;
}

/** What the server does with one request. */
export interface Answer {
  readonly output?: unknown;
  readonly throws?: Thrown;
  readonly stream?: StreamScript;
  /** Answers in the place of the handler. */
  readonly raw?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly rawResponder?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** One thing that a client has to get right, as data: the call, what the server does, and what must come of it. */
export interface WireCase {
  readonly name: string;
  readonly operation: string;
  readonly send?: Arguments;
  /** In the order of the requests; the last one stays. Default: `{ ok: true }`. */
  readonly answers?: readonly Answer[];
  readonly expect: Expectation;
  /** Milliseconds between two items that the caller takes. */
  readonly slow?: number;
}

export interface Expectation {
  /** The input that the handler of the last request got; `nothing` when no handler may see the call. */
  readonly arrives?: unknown;
  readonly requests?: number;
  /** What the undecoded URL of the last request holds. */
  readonly url?: string;
  /** Of the last request; undefined for one that must not be there. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly gives?: unknown;
  /** `{}` is any failure. */
  readonly fails?: { readonly code?: string; readonly status?: number; readonly data?: unknown };
  readonly streams?: { readonly items: readonly unknown[]; readonly returns?: unknown };
}

/** The handler must not be reached: the value cannot be sent. */
export const nothing = "nothing";

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Whether a handler was reached, with this input. */
  handled: boolean;
  input: unknown;
}

export type Script = readonly Answer[] | ((request: Seen) => Answer);

/** A server that is told what to answer and remembers what it was asked. */
export interface WireServer {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Forgets everything and answers so from now on: in this order, the last one stays, or by what was asked. */
  play(answers: Script): void;
  close(): Promise<void>;
}

export interface Failure {
  readonly code?: unknown;
  readonly status?: unknown;
  readonly data?: unknown;
}

/** What came of a call. */
export interface Outcome {
  readonly gives?: unknown;
  readonly items?: readonly unknown[];
  readonly returns?: unknown;
  readonly fails?: Failure;
}

export interface CallContext {
  readonly signal: AbortSignal;
  readonly slow?: number | undefined;
}

/** A generated client behind one door. */
export interface WireClient {
  readonly name: string;
  call(operation: string, send: Arguments, context: CallContext): Promise<Outcome>;
}
