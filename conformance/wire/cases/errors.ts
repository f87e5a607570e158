import type { Thrown, WireCase } from "../case.ts";
import { failures } from "../contract/failures.ts";

const data: Readonly<Record<string, unknown>> = {
  BAD_REQUEST: { issues: [{ path: ["a", 0], message: "must be ü" }] },
  PAYMENT_DUE: { cents: 0 },
  THING_NOT_FOUND: { id: "t/1" },
  NAME_TAKEN: { name: "Grüße" },
  VERSION_STALE: { version: 3 },
  LINES_INVALID: [],
  TOO_MANY: { limit: 5 },
  LEDGER_BROKEN: { book: "b" },
};

/** What the contract does not declare. */
const undeclared: readonly (readonly [what: string, thrown: Thrown])[] = [
  ["a code that is not documented, with a documented status", { code: "ELSE", status: 404, data: { x: 1 } }],
  ["a status that is not documented", { code: "I_AM_A_TEAPOT", status: 418 }],
  ["a failure of the server's own", { code: "INTERNAL_SERVER_ERROR", status: 500 }],
];

export const errorCases: readonly WireCase[] = [
  ...Object.entries(failures).map(
    ([code, { status }]): WireCase => ({
      name: `the typed error ${code}`,
      operation: "failing",
      answers: [{ throws: { code, ...(code in data && { data: data[code] }) } }],
      expect: { fails: { code, status, data: data[code] } },
    }),
  ),
  {
    name: "a typed error with a text of its own",
    operation: "failing",
    answers: [{ throws: { code: "NAME_TAKEN", data: { name: "n" }, message: "„n“ is taken\n(世界)" } }],
    expect: { fails: { code: "NAME_TAKEN", status: 409, data: { name: "n" } } },
  },
  {
    name: "the issues of an input that does not fit",
    operation: "queryRequiredList",
    send: { query: {} },
    expect: { fails: { code: "BAD_REQUEST", status: 400 } },
  },
  ...undeclared.map(
    ([what, thrown]): WireCase => ({
      name: what,
      operation: "failing",
      answers: [{ throws: thrown }],
      expect: { fails: { status: thrown.status as number } },
    }),
  ),
];
