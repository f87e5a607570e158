import type { TUnsafe } from "typebox";
import { problem } from "./problem.ts";

/** Why a request was refused: one entry per fault. */
export interface RequestIssues {
  readonly issues: readonly {
    readonly message: string;
    /** Keys and indices from the input down to the fault. */
    readonly path: readonly (string | number)[];
  }[];
}

// Written out, so that this module does not bring TypeBox's builder into a browser.
const requestIssues = {
  type: "object",
  required: ["issues"],
  properties: {
    issues: {
      type: "array",
      items: {
        type: "object",
        required: ["message", "path"],
        properties: {
          message: { type: "string" },
          path: { type: "array", items: { type: ["string", "integer"] }, description: "From the input to the fault." },
        },
      },
    },
  },
  $id: "RequestIssues",
  description: "Why a request was refused: one entry per fault.",
} as unknown as TUnsafe<RequestIssues>;

/** The answer to an input that does not fit its schema: `oc.errors({ BAD_REQUEST: badRequest })`. */
export const badRequest = problem({ status: 400, title: "Bad Request", data: requestIssues });
