import { DiffInputError, diff, type Finding } from "@rawr/openapi-diff";
import { type CorpusCase, readCaseDocument } from "./corpus.ts";
import { createConfirm } from "./witness.ts";

/** What became of one case of a corpus. */
export interface ScoredCase {
  readonly id: string;
  /** By the label, or by what was found by hand. */
  readonly expected: boolean;
  /** Something that the default policy enforces. */
  readonly breaking: boolean;
  /** Somebody who sends or reads messages breaks. */
  readonly wire: boolean;
  readonly counts: { readonly changed: number; readonly undecided: number };
  /** Classes and codes with their witness, of what is enforced. */
  readonly findings: readonly string[];
  /** Witnesses that our own check of them does not confirm. */
  readonly unconfirmed: readonly string[];
  readonly reason?: string;
}

/** After every sunset that a corpus names; a corpus says nothing about today. */
const policy = { today: "2026-11-21" };

/** Compares the documents of one case. */
export async function scoreCase(folder: string, one: CorpusCase): Promise<ScoredCase | string> {
  const [old, next] = [await readCaseDocument(folder, one.base), await readCaseDocument(folder, one.revision)];
  const unreadable = [old, next].filter((each) => typeof each === "string");
  if (typeof old === "string" || typeof next === "string") return `${one.id}: ${unreadable.join("; ")}`;
  try {
    const { findings, counts } = diff(old, next, { policy });
    const confirm = createConfirm(old, next);
    const enforced = findings.filter(isEnforced);
    return {
      id: one.id,
      expected: expectedOf(one),
      breaking: enforced.length > 0,
      wire: enforced.some((finding) => finding.class === "WIRE"),
      counts: { changed: counts.changedLocations, undecided: counts.undecided },
      findings: enforced.map(describeFinding),
      unconfirmed: enforced.filter(isWire).flatMap((finding) => {
        const objection = confirm(finding);
        return objection === undefined ? [] : [`${one.id}: ${describeFinding(finding)}: ${objection}`];
      }),
      ...(one.adjudicated ? { reason: one.adjudicated.reason } : {}),
    };
  } catch (error) {
    if (DiffInputError.is(error)) return `${one.id}: ${(error as Error).message}`;
    throw error;
  }
}

const enforcedClasses = ["WIRE", "SDK_SOURCE", "LIFECYCLE", "UNDECIDED"];

function isEnforced({ class: category, exempt }: Finding): boolean {
  return enforcedClasses.includes(category) && exempt === undefined;
}

function isWire(finding: Finding): boolean {
  return finding.class === "WIRE";
}

/** What a label says once it has been looked into. Senders send declared names only, as our clients do. */
export function expectedOf({ expect, adjudicated }: CorpusCase): boolean {
  if (adjudicated === undefined) return expect === "breaking";
  return !adjudicated.semantic.startsWith("compatible");
}

/** `WIRE request-schema-narrowed at POST /runs › …: "payload"`. */
export function describeFinding({ class: category, code, where, witness }: Finding): string {
  const said =
    witness?.kind === "payload"
      ? JSON.stringify(witness.payload)
      : witness?.kind === "message"
        ? `${witness.text} → ${witness.refusal}`
        : witness?.kind === "credentials"
          ? `${witness.credentials.join(" and ") || "no credentials"} → ${witness.refusal}`
          : "";
  return `${category} ${code} at ${where}${said === "" ? "" : `: ${said}`}`;
}
