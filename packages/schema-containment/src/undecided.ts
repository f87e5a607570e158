import type { Reason, ReasonCode } from "./types.ts";

/** Thrown inside the library where a question cannot be answered; never leaves it. */
export class Undecided extends Error {
  readonly reason: Reason;

  constructor(code: ReasonCode, message: string) {
    super(message);
    this.name = "Undecided";
    this.reason = { code, message };
  }
}
