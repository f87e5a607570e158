import type { CallOptions, Exchange } from "../types.ts";

/** What a document says of an operation beyond its string. Each value is imported by who needs it. */
export interface Traits {
  /** Writes the body and its content type. Default: JSON. */
  readonly encode?: Encode | undefined;
  /** Reads the body of a 2xx answer. Default: JSON. */
  decode?: Decode | undefined;
  /** Runs before the request goes to the middleware: `idempotencyKey`. */
  readonly prepare?: Prepare | undefined;
  /** Writes parameters that the core does not: `allStyles`. */
  readonly styles?: Styles | undefined;
  /** Whether sending it twice does what sending it once does. Default: by the method (RFC 9110, 9.2.2). */
  readonly idempotent?: boolean | undefined;
  /** No credentials are sent. */
  readonly anonymous?: boolean | undefined;
  /** The `Accept` header. Default: `application/json`. */
  readonly accept?: string | undefined;
}

/** What a caller gives an operation, before its types are known. */
export type Input = Readonly<Record<string, unknown>>;

/** Writes a body: sets `content-type` on the exchange where `fetch` would not, and gives what is sent. */
export type Encode = (value: unknown, exchange: Exchange) => RequestInit["body"] | undefined;

/** Reads a 2xx answer. */
export type Decode = (response: Response, exchange: Exchange) => Promise<unknown>;

/** Completes a request. */
export type Prepare = (exchange: Exchange, options: CallOptions) => void;

/** Writes all parameters of an operation: gives path and query, sets headers, and takes out of the input what it wrote. */
export type Styles = (exchange: Exchange, input: Record<string, unknown>) => string;
