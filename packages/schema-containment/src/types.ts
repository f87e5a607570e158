/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A JSON Schema 2020-12: a boolean or an object of keywords. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** Why a question stays open. */
export type ReasonCode =
  | "BUDGET"
  | "FORMAT_OPAQUE"
  | "INVALID_SCHEMA"
  | "REF_AMBIGUOUS"
  | "REF_UNRESOLVED"
  | "REGEX_INVALID"
  | "REGEX_LOOKAROUND"
  | "UNGUARDED_REF"
  | "UNIQUE_ITEMS"
  | "UNSUPPORTED_KEYWORD"
  | "VALIDATORS_DISAGREE"
  | "VALIDATOR_FAILED";

/** A reason with a sentence for people. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
}

/** How to ask. */
export interface ContainsOptions {
  /** Work steps before the answer is undecided with `BUDGET`; 200,000 unless told. No clock is read. */
  readonly budget?: number;
  /** Whether `format` refuses values (`assertion`) or says nothing (`annotation`, the default). */
  readonly formats?: "annotation" | "assertion";
  /** The sender of A emits only property names that A declares, wherever A declares some and does not say otherwise. */
  readonly senderClosed?: boolean;
}

/** What both validators say when the witness is held against B. */
export interface WitnessErrors {
  readonly ajv: readonly string[];
  readonly typebox: readonly string[];
}

/** One step of a proof: why no value satisfies every formula of a goal. Formulas are named by their keys. */
export type Step =
  /** The formulas contradict each other at a glance. */
  | { readonly rule: "clash" }
  /** A step for each kind of value that the goal leaves open. */
  | { readonly rule: "kinds"; readonly of: { readonly [kind: string]: Step } }
  /** A reference is replaced by what it stands for. */
  | { readonly rule: "unfold"; readonly ref: string; readonly then: Step }
  /** A disjunction, and a step for each of its alternatives in order. */
  | { readonly rule: "cases"; readonly or: string; readonly of: readonly Step[] }
  /** "Some property": a step for each known name that it may be, in order, and one for a name that is not known. */
  | { readonly rule: "names"; readonly some: string; readonly of: readonly Step[] }
  /** No number, or no string, satisfies all. */
  | { readonly rule: "number" | "string" }
  /** A property that has to be there has to be in a goal of the proof. */
  | { readonly rule: "property"; readonly name: string }
  /** "Some property" of a name that is not known: for each class of names, the names or the value are in a goal. */
  | { readonly rule: "fresh"; readonly some: string }
  /** Fewer properties are possible than have to be there. */
  | { readonly rule: "few" }
  /** No length has items for all positions: those that are missing are in goals. */
  | { readonly rule: "items" };

/** A plain-data trace; `checkProof` replays it. */
export type Proof =
  | { readonly rule: "identity" }
  | {
      readonly rule: "empty";
      /** Goals by key, each empty by its steps. A step may rely on any goal, its own too, for a part of the value. */
      readonly goals: { readonly [goal: string]: Step };
    };

/** The answer of `contains`. */
export type Verdict =
  | { readonly verdict: "contained"; readonly proof: Proof }
  | {
      readonly verdict: "not-contained";
      readonly witness: Json;
      readonly errors: WitnessErrors;
      /**
       * Validators that cannot read a schema as written, for its `$id`, `$anchor` or `$dynamicRef`: they were given it
       * with all references resolved to `#/$defs/…`. Never both; absent when there is none.
       */
      readonly resolved?: readonly ("ajv" | "typebox")[];
    }
  | { readonly verdict: "undecided"; readonly reason: Reason };
