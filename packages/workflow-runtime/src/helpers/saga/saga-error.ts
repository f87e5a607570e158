import { NonRetriableError } from "inngest";
import { messageOf } from "../helper-error.ts";

/** An undo that failed for good. */
export interface NotUndone {
  /** Id of what should have been undone. */
  readonly id: string;
  readonly error: unknown;
}

const codes: readonly unknown[] = ["SAGA_COMPENSATED", "SAGA_NOT_COMPENSATED"];

/**
 * The end of a saga that failed. The engine does not try the run again: what was done is undone, or somebody has to
 * look. `cause` is what failed.
 */
export class SagaError extends NonRetriableError {
  /** `SAGA_NOT_COMPENSATED` when an undo failed for good. */
  readonly code: "SAGA_COMPENSATED" | "SAGA_NOT_COMPENSATED";
  readonly undone: readonly string[];
  readonly notUndone: readonly NotUndone[];

  constructor(cause: unknown, undone: readonly string[], notUndone: readonly NotUndone[]) {
    super([messageOf(cause), list("not undone", notUndone), list("undone", undone)].filter(Boolean).join("; "), {
      cause,
    });
    this.name = "SagaError";
    this.code = notUndone.length === 0 ? "SAGA_COMPENSATED" : "SAGA_NOT_COMPENSATED";
    this.undone = undone;
    this.notUndone = notUndone;
  }

  /** What the failed undos threw, as in an `AggregateError`. */
  get errors(): readonly unknown[] {
    return this.notUndone.map(({ error }) => error);
  }

  static is(error: unknown): error is SagaError {
    return error instanceof Error && "code" in error && codes.includes(error.code) && "notUndone" in error;
  }
}

function list(title: string, entries: readonly (string | NotUndone)[]): string {
  if (entries.length === 0) return "";
  return `${title}: ${entries.map((entry) => (typeof entry === "string" ? entry : `${entry.id} (${messageOf(entry.error)})`)).join(", ")}`;
}
