/** One disagreement of a mounted router and its documents. */
export interface MismatchFact {
  /** `workflows v1`. */
  readonly surface: string;
  /** What the document says, or that it says nothing. */
  readonly document: string;
  /** What the router or the mount says. */
  readonly host: string;
  readonly fix: string;
}

const code = "SURFACE_MISMATCH";

/** A host that would not answer as its documents say. Carries every disagreement, not the first one. */
export class SurfaceMismatch extends Error {
  readonly code = code;
  readonly facts: readonly MismatchFact[];

  constructor(facts: readonly MismatchFact[]) {
    super(`The documents and the composition do not agree:\n${facts.map(sentence).join("\n")}`);
    this.name = "SurfaceMismatch";
    this.facts = facts;
  }

  static is(error: unknown): error is SurfaceMismatch {
    return error instanceof Error && "code" in error && error.code === code;
  }
}

function sentence({ surface, document, host, fix }: MismatchFact): string {
  return `  ${surface}\n    document: ${document}\n    host:     ${host}\n    Fix: ${fix}`;
}
