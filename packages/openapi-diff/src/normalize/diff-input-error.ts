/** Why an input is no OpenAPI document that can be compared. */
export type DiffInputCode = "NOT_OPENAPI" | "SWAGGER_2" | "UNKNOWN_VERSION" | "TOO_DEEP";

/** Which of two inputs. */
export type DiffSide = "old" | "new";

/** Thrown for an input that cannot be compared at all; what is wrong inside a document is a problem of its `Api`. */
export class DiffInputError extends Error {
  static is(value: unknown): value is DiffInputError {
    return value instanceof Error && value.name === "DiffInputError" && "code" in value;
  }

  override readonly name = "DiffInputError";
  readonly code: DiffInputCode;

  /** Where two were asked about. */
  readonly side: DiffSide | undefined;

  constructor(code: DiffInputCode, message: string, side?: DiffSide) {
    super(message);
    this.code = code;
    this.side = side;
  }
}
