import { Budget } from "./budget.ts";
import { canonical, isRecord } from "./json.ts";
import type { Node } from "./normal-form/node.ts";
import { SchemaReader } from "./normal-form/read.ts";
import { Table } from "./normal-form/table.ts";
import { reachable } from "./reachable.ts";
import { closeSender } from "./refute/sender-closure.ts";
import type { ContainsOptions } from "./types.ts";
import { Undecided } from "./undecided.ts";

export const DEFAULT_BUDGET = 200_000;
const DEEPEST_SCHEMA = 200;

const dialects = new Set([
  "https://json-schema.org/draft/2020-12/schema",
  "https://json-schema.org/draft/2020-12/schema#",
  "https://spec.openapis.org/oas/3.1/dialect/base",
]);

/** A question as both the solver and the checker of proofs read it. */
export interface Question {
  readonly a: unknown;
  readonly b: unknown;
  readonly identical: boolean;
  readonly formats: boolean;
  /** Reads both schemas anew: the formula of what is in A and not in B. */
  read(): { readonly table: Table; readonly goal: Node };
}

export function ask(a: unknown, b: unknown, options: ContainsOptions): Question {
  const steps = options.budget ?? DEFAULT_BUDGET;
  const left = understood(a, steps);
  const right = understood(b, steps);
  const sender = options.senderClosed ? closeSender(left) : left;
  const formats = options.formats === "assertion";
  return {
    a: sender,
    b: right,
    identical: canonical(left) === canonical(right),
    formats,
    read() {
      const table = new Table(new Budget(steps));
      const inA = new SchemaReader(table, sender, { side: "a", formats }).readRoot();
      const inB = new SchemaReader(table, right, { side: "b", formats }).readRoot();
      return { table, goal: table.and([inA, table.not(inB)]) };
    },
  };
}

/** The schema with the definitions that it uses, unless it is too large or of another dialect. */
function understood(schema: unknown, steps: number): unknown {
  const dialect = isRecord(schema) ? schema["$schema"] : undefined;
  if (dialect !== undefined && !dialects.has(String(dialect))) {
    throw new Undecided("UNSUPPORTED_KEYWORD", `The dialect ${JSON.stringify(dialect)} is not JSON Schema 2020-12.`);
  }
  const { document, nodes, depth } = reachable(schema, steps);
  if (nodes > steps) throw new Undecided("BUDGET", `A schema has more than ${steps} nodes.`);
  if (depth > DEEPEST_SCHEMA) throw new Undecided("BUDGET", `A schema nests deeper than ${DEEPEST_SCHEMA} levels.`);
  return document;
}
