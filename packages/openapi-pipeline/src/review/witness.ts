import type { Edit, Witness } from "@rawr/openapi-diff";
import type { ReviewFinding } from "../diff/review.ts";
import { prettyJson } from "./json-text.ts";

/** What a reader can check, in the order in which it is read. */
export interface Evidence {
  /** `Sent by the caller, accepted by the old contract, refused by the new one`. */
  readonly title: string;
  readonly parts: readonly EvidencePart[];
}

export type EvidencePart =
  | { readonly kind: "code"; readonly label: string; readonly language: "json" | "ts" | "text"; readonly code: string }
  | { readonly kind: "words"; readonly label: string; readonly words: readonly string[] };

/** Why a finding is what it is: its witness, its proof, or the reason that there is neither. */
export function evidenceOf({ witness, proof, reason, edit }: ReviewFinding): Evidence | undefined {
  if (witness) return { title: titleOf(witness), parts: partsOf(witness, edit) };
  if (reason) return { title: "Neither proof nor witness", parts: [words(reason.code, [reason.message])] };
  if (!proof) return undefined;
  const by =
    proof.rule === "identity" ? "both sides are the same" : `${Object.keys(proof.goals).length} goals, all empty`;
  return { title: "Proved: no value breaks", parts: [words("Proof", [`${by}; the JSON report has it to replay`])] };
}

/** The same as lines of plain text, for forms without folds. */
export function evidenceLines(evidence: Evidence): readonly string[] {
  return [
    evidence.title,
    ...evidence.parts.flatMap((part) => {
      if (part.kind === "words") return part.words.map((text) => `${part.label}: ${text}`);
      return part.code.includes("\n")
        ? [`${part.label}:`, ...part.code.split("\n").map((line) => `  ${line}`)]
        : [`${part.label}: ${part.code}`];
    }),
  ];
}

/** A waiver of a finding, to be pasted into its contract file. */
export function waiverSnippet({ fingerprint }: ReviewFinding): string {
  return `waivers: [
  {
    fingerprint: ${JSON.stringify(fingerprint)},
    reason: "",
    owner: "",
    expires: "YYYY-MM-DD",
  },
],`;
}

function titleOf(witness: Witness): string {
  switch (witness.kind) {
    case "payload":
      return `Sent by the ${witness.sentBy}, accepted by the ${witness.acceptedBy} contract, refused by the ${witness.refusedBy} one`;
    case "message":
      return witness.sentBy === "caller"
        ? "A request that the old contract allows and the new one does not"
        : "A response that the new contract allows and the old one does not";
    case "credentials":
      return "Credentials that were enough and are not";
    case "compiler":
      return "A use of the client that compiled and does not";
  }
}

function partsOf(witness: Witness, edit: Edit | undefined): readonly EvidencePart[] {
  switch (witness.kind) {
    case "payload":
      return [
        ...(witness.onWire === undefined ? [] : [code("On the wire", "text", witness.onWire)]),
        code("Payload", "json", prettyJson(witness.payload)),
        words("Ajv", tellingFirst(witness.errors.ajv, edit)),
        words("TypeBox", tellingFirst(witness.errors.typebox, edit)),
      ];
    case "message":
      return [
        code(witness.sentBy === "caller" ? "Request" : "Response", "text", witness.text),
        words("Refused", [witness.refusal]),
      ];
    case "credentials":
      return [code("Credentials", "text", credentials(witness.credentials)), words("Refused", [witness.refusal])];
    case "compiler":
      return [code("Use", "ts", witness.useSite), words(witness.code, [witness.error])];
  }
}

/** Beneath `anyOf` a validator complains of every alternative; what names the edited value or place comes first. */
function tellingFirst(errors: readonly string[], edit: Edit | undefined): readonly string[] {
  const values = [edit?.before, edit?.after].flat().filter((value) => typeof value === "string" && value !== "");
  const steps = edit?.path.split(".") ?? [];
  const rank = (error: string) => {
    if (values.some((value) => error.includes(String(value)))) return 0;
    return steps.some((step) => error.includes(`/${step}`)) ? 1 : 2;
  };
  return errors.toSorted((one, other) => rank(one) - rank(other));
}

function credentials(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join("\n");
}

function code(label: string, language: "json" | "ts" | "text", text: string): EvidencePart {
  return { kind: "code", label, language, code: text };
}

function words(label: string, said: readonly string[]): EvidencePart {
  return { kind: "words", label, words: said };
}
