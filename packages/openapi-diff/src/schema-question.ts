import type { Json, Proof, Schema, WitnessErrors } from "@rawr/schema-containment";
import type { Api, SchemaSpot } from "./model.ts";
import type { Edit, Policy, UndecidedReason } from "./types.ts";

/** Which way values travel: a request from old to new, a response from new to old. */
export type Direction = "request" | "response";

/** How a value travels: as JSON, or as the text of a parameter or header. */
export type Wire =
  | { readonly kind: "json" }
  | { readonly kind: "text"; readonly style: string; readonly explode: boolean };

export interface SchemaQuestion {
  readonly old: SchemaSpot;
  readonly new: SchemaSpot;
  readonly direction: Direction;
  readonly wire: Wire;
}

/** One edit of a schema, at the component or inline schema where it was made, with its own verdict. */
export interface SchemaFinding {
  readonly edit: Edit;
  /** Where several edits only together make the difference: each of them; `edit` then names what they have in common. */
  readonly edits?: readonly Edit[];
  /** Pointers of the edited place in each document: inside the component where the edit is, not where it is used. */
  readonly oldPointer: string | undefined;
  readonly newPointer: string | undefined;
  /** Structural place without array indices that move: `schemas.Run.properties.status.enum`, or `` for an inline schema followed by its path. */
  readonly site: string;
  readonly verdict: /** By a sender of declared names only; `witness` is the whole value at the question's spot. */
    | { readonly kind: "broken"; readonly witness: Json; readonly errors: WitnessErrors; readonly onWire?: string }
    /** The same, but only for names that the sender never declared. */
    | { readonly kind: "open-content"; readonly witness: Json; readonly errors: WitnessErrors }
    /** The same, but only by a value that an open enum lets pass. */
    | { readonly kind: "open-enum"; readonly witness: Json; readonly errors: WitnessErrors }
    | {
        readonly kind: "contained";
        /** Of `between`: parts that are the same are left out of it. `senderClosed` is the option it was proven with. */
        readonly proof: Proof;
        readonly between: { readonly sender: Schema; readonly receiver: Schema; readonly senderClosed: boolean };
        /** Receivers accept more than before, or senders say less. */
        readonly widened: boolean;
      }
    | { readonly kind: "undecided"; readonly reason: UndecidedReason }
    /** A default that changed. */
    | { readonly kind: "behaviour" }
    /** Annotations for people. */
    | { readonly kind: "text" };
}

/** Asks one question; the same question is answered once. Empty: nothing differs. */
export interface SchemaComparer {
  compare(question: SchemaQuestion): readonly SchemaFinding[];
  /** Of all questions so far. */
  readonly counts: {
    readonly changed: number;
    readonly contained: number;
    readonly refuted: number;
    readonly undecided: number;
  };
}

export type CreateSchemaComparer = (old: Api, next: Api, policy: Policy) => SchemaComparer;
