import { compareDocuments } from "./compare/documents.ts";
import { findingsOf } from "./findings.ts";
import { highestLevel } from "./level.ts";
import type { Api } from "./model.ts";
import { findUnchanged } from "./normalize/unchanged.ts";
import type { Both } from "./rules/rule.ts";
import type { SchemaComparer } from "./schema-question.ts";
import type { DiffOptions, DiffReport, Policy } from "./types.ts";
import { createMessages } from "./witness/messages.ts";

/** How two documents are compared. */
export interface ReportOptions {
  readonly comparer: SchemaComparer;
  readonly policy: Policy;
  readonly locate?: DiffOptions["locate"];
}

/** The report on two documents that have been read. */
export function createReport(apis: Both<Api>, { comparer, policy, locate }: ReportOptions): DiffReport {
  const messages = {
    old: createMessages(apis.old, policy.budget),
    new: createMessages(apis.next, policy.budget),
  };
  const setting = { ...apis, policy, comparer, messages, unchanged: findUnchanged(apis.old, apis.next) };
  const findings = findingsOf(compareDocuments(apis, setting), policy, locate);
  const { changed, contained, refuted, undecided } = comparer.counts;
  return {
    findings,
    level: highestLevel(findings.map(({ level }) => level)),
    counts: {
      operations: new Set([...apis.old.operations.keys(), ...apis.next.operations.keys()]).size,
      changedLocations: changed,
      contained,
      refuted,
      undecided,
    },
  };
}
