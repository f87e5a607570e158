/** A request that was taken, or an answer that was given, though the document says otherwise. Holds no values. */
export interface Mismatch {
  readonly operationId: string;
  readonly direction: "request" | "response";
  /** What does not fit: `status`, `media type`, `body`, `header retry-after`, `query limit`, `event 3`. */
  readonly part: string;
  /** Place inside of the part, as a JSON pointer (RFC 6901). */
  readonly pointer: string;
  /** The place in the document that it breaks. */
  readonly schema: string;
  /** The schema's message. */
  readonly message: string;
}
