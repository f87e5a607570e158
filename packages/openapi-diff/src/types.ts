import type { Json, Proof, ReasonCode, Schema, WitnessErrors } from "@rawr/schema-containment";

/** What a finding is about. */
export const findingClasses = [
  /** One side sends what the other rejects, or the operation is gone. */
  "WIRE",
  /** A consumer of the generated client no longer compiles, or a function calls another URL. */
  "SDK_SOURCE",
  /** Accepted by both sides, but means or does something else: a default, idempotency, pagination. */
  "BEHAVIOUR",
  /** Breaks only a sender of names that it never declared. */
  "OPEN_CONTENT",
  /** Removed without deprecation first, a sunset that passed or moved closer, a stability level that fell. */
  "LIFECYCLE",
  /** Neither proof nor witness; the reason is said. */
  "UNDECIDED",
  /** For people: texts and examples. */
  "DOCS",
  /** Changed, and nobody breaks. */
  "COMPATIBLE",
] as const;
export type FindingClass = (typeof findingClasses)[number];

/** Why a finding is undecided: a reason of schema-containment, or one that only OpenAPI gives. */
export interface UndecidedReason {
  /** `DISCRIMINATOR`: breaks by the tag that a discriminator names, and not by the schemas alone. */
  readonly code: ReasonCode | "DISCRIMINATOR";
  /** A sentence for people. */
  readonly message: string;
}

/** What semantic versioning asks for. */
export const levels = ["none", "patch", "minor", "major"] as const;
export type Level = (typeof levels)[number];

/** A place in the author's source. Same shape as the pipeline's. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One side of a finding. */
export interface Side {
  /** RFC 6901 pointer into that side's 3.1 document: what was edited, or the schema that holds it. */
  readonly pointer: string;
  /** The value there, when it is small enough to read; left out otherwise. */
  readonly value?: Json;
  /** Author's line, where the caller of `diff` could say. */
  readonly source?: SourceLocation;
}

/** The smallest change that by itself makes the difference. */
export interface Edit {
  readonly kind: "added" | "removed" | "changed";
  /** Place within the schema or object, for people: `properties.status.enum`, `required`, `parameters.query limit`. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** Something that one side does and the other does not accept. */
export type Witness =
  /** A value by both validators: accepted by `acceptedBy`, refused by `refusedBy` with these words. */
  | {
      readonly kind: "payload";
      readonly sentBy: "caller" | "server";
      readonly acceptedBy: "old" | "new";
      readonly refusedBy: "old" | "new";
      readonly payload: Json;
      readonly errors: WitnessErrors;
      /** As text where the value does not travel as JSON: `limit=abc`. */
      readonly onWire?: string;
    }
  /** A request that the old document allows and the new one does not know, or a response the other way round. */
  | { readonly kind: "message"; readonly sentBy: "caller" | "server"; readonly text: string; readonly refusal: string }
  /** Credentials that were enough and are not. */
  | { readonly kind: "credentials"; readonly credentials: readonly string[]; readonly refusal: string }
  /** What the compiler says about a use of the client that compiled before. */
  | { readonly kind: "compiler"; readonly code: string; readonly error: string; readonly useSite: string };

/** Whom a finding concerns. */
export interface Touches {
  /** Keys of operations, sorted. */
  readonly operations: readonly string[];
  /** Narrowest first; filled by the caller who compares a document for each audience. */
  readonly audiences: readonly string[];
  /** Names of client packages. */
  readonly clients: readonly string[];
  /** Names of workflows. */
  readonly workflows: readonly string[];
}

/** One difference between two documents, as data. */
export interface Finding {
  /** 16 hexadecimal digits over code, structural place and edit: the same on every machine and in every audience. Dies when the edit changes. */
  readonly fingerprint: string;
  /** `operation-removed`, `request-narrowed`, …: a key of `rules`. */
  readonly code: string;
  readonly class: FindingClass;
  /** The fact, one sentence. */
  readonly message: string;
  /** Where, for people: `POST /runs › request body › properties.limit`. */
  readonly where: string;
  readonly old?: Side;
  readonly new?: Side;
  readonly edit?: Edit;
  readonly witness?: Witness;
  /** Why nobody breaks, for `COMPATIBLE`; replayed by `checkProof` of schema-containment. */
  readonly proof?: Proof;
  /** What the proof is about: as small as the edit allows. */
  readonly between?: { readonly sender: Schema; readonly receiver: Schema };
  /** Why there is neither, for `UNDECIDED`. */
  readonly reason?: UndecidedReason;
  /** What it asks for when it is released. */
  readonly level: Level;
  /** Present where the policy does not enforce this finding though its class is enforced: `stability alpha`. */
  readonly exempt?: string;
  readonly touches: Touches;
}

/** What a team enforces and how documents are read. */
export interface Policy {
  /** Default: `WIRE`, `SDK_SOURCE`, `LIFECYCLE`, `UNDECIDED`. */
  readonly enforce: readonly FindingClass[];
  /** Readers of a response let a value pass that an enum does not name: growth is `BEHAVIOUR`. Default: false. */
  readonly openEnums: boolean;
  /** Whether `format` refuses values. Default: `annotation`. */
  readonly formats: "annotation" | "assertion";
  /** Operations of these stability levels may break. Default: `draft`, `alpha`. */
  readonly unstable: readonly string[];
  /** ISO date (`2026-11-20`) by which sunsets and waivers are judged. The library reads no clock. */
  readonly today: string;
  /** Days that a deprecation has to be announced before its sunset. Default: 0. */
  readonly noticeDays: number;
  /** Work steps for one schema comparison, see schema-containment. Default: 200,000. */
  readonly budget: number;
}

/** How many comparisons were made, and how they ended. */
export interface Counts {
  readonly operations: number;
  /** Schema locations that differ. */
  readonly changedLocations: number;
  readonly contained: number;
  readonly refuted: number;
  readonly undecided: number;
}

/** The answer of `diff`. */
export interface DiffReport {
  /** Sorted: class, then place. */
  readonly findings: readonly Finding[];
  readonly level: Level;
  readonly counts: Counts;
}

/** How to ask. */
export interface DiffOptions {
  readonly policy?: Partial<Policy> & Pick<Policy, "today">;
  /** Author's line of a pointer. */
  readonly locate?: {
    readonly old?: (pointer: string) => SourceLocation | undefined;
    readonly new?: (pointer: string) => SourceLocation | undefined;
  };
}
