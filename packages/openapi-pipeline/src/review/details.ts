import type { Severity } from "../diagnostics/diagnostic.ts";
import type { ReviewFinding } from "../diff/review.ts";
import { shortJson } from "./json-text.ts";
import { evidenceLines, evidenceOf } from "./witness.ts";

/** All that a finding says but its message, a line each, for forms that have one text only. */
export function detailLines(finding: ReviewFinding): readonly string[] {
  const { where, edit, waiver, exempt, fingerprint } = finding;
  const evidence = evidenceOf(finding);
  return [
    `Where: ${where}`,
    ...touchLines(finding).map(([label, names]) => `${label}: ${names.join(", ")}`),
    ...(edit ? [`Edit: ${edit.kind} ${edit.path}${changeText(finding)}`] : []),
    ...(evidence ? evidenceLines(evidence) : []),
    ...(waiver ? [`Waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`] : []),
    ...(exempt === undefined ? [] : [`Exempt: ${exempt}`]),
    `Fingerprint: ${fingerprint}`,
  ];
}

/** Whom a finding concerns, kind by kind, without kinds that name nobody. */
export function touchLines({
  touches,
}: ReviewFinding): readonly (readonly [label: string, names: readonly string[]])[] {
  const all = [
    ["Audiences", touches.audiences],
    ["Operations", touches.operations],
    ["Clients", touches.clients],
    ["Workflows", touches.workflows],
  ] as const;
  return all.filter(([, names]) => names.length > 0);
}

/** How a finding weighs where there are three weights: what is waived is only mentioned. */
export function severityOf({ status }: ReviewFinding): Severity {
  if (status === "enforced") return "error";
  return status === "waived" ? "info" : "warning";
}

function changeText({ edit }: ReviewFinding): string {
  if (edit?.before === undefined && edit?.after === undefined) return "";
  const side = (value: typeof edit.before) => (value === undefined ? "nothing" : shortJson(value));
  return `: ${side(edit.before)} → ${side(edit.after)}`;
}
