import type { LocatedPointers } from "./document-text.ts";
import type { LintFinding, LintInput } from "./finding.ts";
import type { FindingsMemo, Linter } from "./linter.ts";
import { mergeFindings } from "./merge-findings.ts";
import { readDocument } from "./read-document.ts";
import { runLinters } from "./run-linters.ts";
import { textFindings } from "./text-findings.ts";
import { withPositions } from "./with-positions.ts";

export type { LintConfig, LintFinding, LintInput } from "./finding.ts";
export type { Linter } from "./linter.ts";

/**
 * Lints one document with Redocly and Spectral, in process, and merges what they say. Never throws for the document's
 * sake: text that cannot be read and a linter that crashes are findings.
 */
export async function lintDocument(
  input: LintInput,
  linters: readonly Linter[] = ["redocly", "spectral"],
  memo?: FindingsMemo,
): Promise<LintFinding[]> {
  const text = await readDocument(input.text);
  const findings = text.document ? await runLinters({ ...input, document: text.document }, linters, memo) : [];
  const { positions, problems } =
    input.isCanonical === true ? nowhere : text.locate(findings.flat().map(({ pointer }) => pointer));
  const [first = [], ...others] = findings.map((list) => withPositions(list, positions));
  const merged = others.reduce(mergeFindings, first);
  return [...textFindings([...text.problems, ...problems]), ...merged];
}

const nowhere: LocatedPointers = { positions: new Map(), problems: [] };
