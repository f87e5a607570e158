import { DiffInputError, diff, type Finding, findingClasses, ruleTable } from "@rawr/openapi-diff";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { checkProof, type Proof } from "@rawr/schema-containment";
import { createConfirm } from "../witness.ts";
import { applyEdit, type DocumentEdit, nameOf } from "./edit.ts";

/** What a pair of documents came to. */
export interface EditVerdict {
  readonly edit: DocumentEdit;
  /** Whether the edit is undone instead: the edited document is the old one. */
  readonly undone: boolean;
  /** `refused` is a document that is not OpenAPI; `silent` is no finding at all. */
  readonly outcome: Finding["class"] | "refused" | "silent";
  readonly findings: readonly Finding[];
  /** What is wrong with witnesses, proofs and reasons. */
  readonly objections: readonly string[];
}

const policy = { today: "2026-11-21" };
const meanings = new Map(ruleTable.map(({ code, meaning }) => [code, meaning]));

/** The verdicts on an edit and on its opposite. */
export function judgeEdit(base: OpenApiDocument, edit: DocumentEdit): readonly EditVerdict[] {
  const edited = applyEdit(base, edit) as OpenApiDocument;
  return [verdictOf({ old: base, next: edited }, edit, false), verdictOf({ old: edited, next: base }, edit, true)];
}

interface Pair {
  readonly old: OpenApiDocument;
  readonly next: OpenApiDocument;
}

function verdictOf({ old, next }: Pair, edit: DocumentEdit, undone: boolean): EditVerdict {
  try {
    const { findings } = diff(old, next, { policy });
    const outcome = findingClasses.find((name) => findings.some((finding) => finding.class === name)) ?? "silent";
    const confirm = createConfirm(old, next);
    const objections = findings.flatMap((finding) => objectionTo(finding, confirm) ?? []);
    return { edit, undone, outcome, findings, objections };
  } catch (error) {
    if (!DiffInputError.is(error)) throw error;
    return { edit, undone, outcome: "refused", findings: [], objections: [] };
  }
}

function objectionTo(finding: Finding, confirm: ReturnType<typeof createConfirm>): string | undefined {
  const { class: category, code, proof, between, reason, message } = finding;
  if (!message || !meanings.has(code)) return `${code} says nothing`;
  if (category === "WIRE" || category === "SDK_SOURCE") {
    const objection = confirm(finding);
    return objection && `${code}: ${objection}`;
  }
  if (category === "UNDECIDED" && !reason && code !== "document-problem") return `${code} has no reason`;
  if (proof && between && !replays(between, proof)) return `${code}: the proof is not replayed`;
  return undefined;
}

function replays({ sender, receiver }: NonNullable<Finding["between"]>, proof: Proof): boolean {
  return [true, false].some((senderClosed) => checkProof(sender, receiver, proof, { senderClosed }));
}

/** `change schema.minLength at …, undone`. */
export function titleOf({ edit, undone }: EditVerdict): string {
  return nameOf(edit) + (undone ? ", undone" : "");
}
