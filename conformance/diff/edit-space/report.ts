import { findingClasses } from "@rawr/openapi-diff";
import { table } from "../../metrics.ts";
import { baseDocument } from "./base-document.ts";
import { editWays } from "./edit.ts";
import { enumerateEdits } from "./enumerate.ts";
import { noOpReason } from "./no-ops.ts";
import { type EditVerdict, judgeEdit, titleOf } from "./verdicts.ts";

/** What became of every edit of the base document, made and undone. */
export interface EditSpace {
  readonly edits: number;
  readonly pairs: number;
  /** Pairs by the gravest class of their findings, then by what was done. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Pairs after which nothing is found, by the reason. */
  readonly silent: Readonly<Record<string, number>>;
  /** Undecided pairs by the code of the reason. */
  readonly undecided: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** Judges every edit. */
export function judgeEditSpace(): EditSpace {
  const edits = enumerateEdits(baseDocument);
  const outcomes: Record<string, Record<string, number>> = {};
  const silent: Record<string, number> = {};
  const undecided: Record<string, number> = {};
  const failures: string[] = [];
  for (const verdict of edits.flatMap((edit) => judgeEdit(baseDocument, edit))) {
    const row = (outcomes[verdict.outcome] ??= {});
    row[verdict.edit.way] = (row[verdict.edit.way] ?? 0) + 1;
    for (const code of reasonsOf(verdict)) undecided[code] = (undecided[code] ?? 0) + 1;
    failures.push(...verdict.objections.map((objection) => `${titleOf(verdict)}: ${objection}`));
    if (verdict.outcome !== "silent") continue;
    const reason = noOpReason(verdict.edit);
    if (reason === undefined) failures.push(`${titleOf(verdict)}: nothing is found`);
    else silent[reason] = (silent[reason] ?? 0) + 1;
  }
  return { edits: edits.length, pairs: 2 * edits.length, outcomes, silent, undecided, failures };
}

function reasonsOf({ outcome, findings }: EditVerdict): readonly string[] {
  if (outcome !== "UNDECIDED") return [];
  return [...new Set(findings.flatMap(({ reason }) => reason?.code ?? []))];
}

/** The space as tables. */
export function editSpaceMarkdown(space: Omit<EditSpace, "failures">): string {
  const { edits, pairs, outcomes, silent, undecided } = space;
  const names = [...findingClasses, "refused", "silent"].filter((name) => outcomes[name]);
  const rows = names.map((name) => {
    const counts = editWays.map((way) => outcomes[name]?.[way] ?? 0);
    return [name, ...counts.map(String), String(counts.reduce((sum, count) => sum + count, 0))];
  });
  return [
    "## Every edit of a document",
    `\`conformance/diff/edit-space/\` edits every object of one document that has everything that we emit: ${edits} edits, each made and undone, are ${pairs} pairs. A pair counts by the gravest class of its findings. Each \`WIRE\` has a witness that both validators confirm, each proof is replayed, everything else has a reason in words; \`refused\` is no OpenAPI any more.`,
    table(["gravest finding", ...editWays, "all"], rows),
    "Why nothing is found after an edit:",
    table(["reason", "pairs"], countRows(silent)),
    "Why an edit is undecided:",
    table(["code", "pairs"], countRows(undecided)),
  ].join("\n\n");
}

function countRows(counts: Readonly<Record<string, number>>): readonly (readonly string[])[] {
  const sorted = Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([name, count]) => [name, String(count)]);
}
