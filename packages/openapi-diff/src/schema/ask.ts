import {
  contains,
  type Json,
  type Proof,
  type Reason,
  type Schema,
  type Verdict,
  type WitnessErrors,
} from "@rawr/schema-containment";
import type { Direction, Wire } from "../schema-question.ts";
import type { Policy } from "../types.ts";
import type { Between } from "./between.ts";
import { openEnums } from "./open-enums.ts";
import { TextWire } from "./wire.ts";

/** A pair and how it was asked about, so that the proof can be replayed. */
export interface Proven {
  readonly sender: Schema;
  readonly receiver: Schema;
  readonly senderClosed: boolean;
}

/** A value of names that no sender declared, and what both validators say of it; none where there is none, or none is known. */
export interface OpenContent {
  readonly found: { readonly witness: Json; readonly errors: WitnessErrors } | undefined;
}

const safe: OpenContent = { found: undefined };

function openContentOf(verdict: Verdict): OpenContent {
  if (verdict.verdict !== "not-contained") return safe;
  return { found: { witness: verdict.witness, errors: verdict.errors } };
}

/** How one pair ended. */
export type Judged =
  | { readonly kind: "broken" | "open-enum"; readonly witness: Json; readonly errors: WitnessErrors }
  | {
      readonly kind: "contained";
      readonly proof: Proof;
      readonly between: Proven;
      /** What was asked of senders of names that they never declared; nothing if it was not. */
      readonly open: OpenContent | undefined;
    }
  | { readonly kind: "undecided"; readonly reason: Reason };

/** Witnesses that only look like one are put aside this often: enough for ten digits. */
const mostReadings = 12;

const isWitness = (judged: Judged): judged is Extract<Judged, { witness: Json }> => "witness" in judged;

/** The receiver who takes one more value. */
function besides(receiver: Schema, value: Json): Schema {
  if (typeof receiver === "boolean") return receiver;
  const { $defs, ...rest } = receiver;
  return { anyOf: [rest, { const: value }], ...($defs === undefined ? {} : { $defs }) };
}

/** Asks about pairs of schemas under one policy and in one direction. */
export class Asker {
  readonly direction: Direction;
  readonly #policy: Policy;
  readonly #text: TextWire | undefined;

  constructor(direction: Direction, wire: Wire, policy: Policy) {
    this.direction = direction;
    this.#policy = policy;
    this.#text = wire.kind === "text" ? new TextWire(wire, this.options) : undefined;
  }

  get options(): { readonly formats: "annotation" | "assertion"; readonly budget: number } {
    return { formats: this.#policy.formats, budget: this.#policy.budget };
  }

  /** Who sends and who receives. */
  between(old: Schema, next: Schema): Between {
    const written = this.direction === "request" ? { sender: old, receiver: next } : { sender: next, receiver: old };
    return this.#text ? this.#text.between(written) : written;
  }

  /** By a sender of declared names only. */
  judge(between: Between, budget = this.#policy.budget): Judged {
    let judged = this.#ask(between, budget);
    if (!this.#text) return judged;
    let { receiver } = between;
    for (let tries = 0; tries < mostReadings && isWitness(judged); tries++) {
      if (!this.#text.isReadable(judged.witness, between.receiver)) return judged;
      receiver = besides(receiver, judged.witness);
      judged = this.#ask({ sender: between.sender, receiver }, budget);
    }
    if (!isWitness(judged)) return judged;
    const message = `As text ${JSON.stringify(judged.witness)} may be read as another value, which is accepted.`;
    return { kind: "undecided", reason: { code: "VALIDATORS_DISAGREE", message } };
  }

  #ask(between: Between, budget: number): Judged {
    const { sender, receiver } = between;
    const options = { ...this.options, budget, senderClosed: true };
    // What both sides have in common is seen as such only where the sender is not closed, so that this is a quick proof.
    const quick = between.isLarge ? contains(sender, receiver, { ...this.options, budget }) : undefined;
    const verdict = quick?.verdict === "contained" ? quick : contains(sender, receiver, options);
    if (verdict.verdict === "contained") {
      const proven = { sender, receiver, senderClosed: verdict !== quick };
      const open = verdict.proof.rule === "identity" ? safe : quick && openContentOf(quick);
      return { kind: "contained", proof: verdict.proof, between: proven, open };
    }
    if (verdict.verdict === "undecided") return { kind: "undecided", reason: verdict.reason };
    if (this.#policy.openEnums && this.direction === "response") {
      const opened = contains(sender, openEnums(receiver), options);
      if (opened.verdict === "contained")
        return { kind: "open-enum", witness: verdict.witness, errors: verdict.errors };
      if (opened.verdict === "not-contained") return { kind: "broken", witness: opened.witness, errors: opened.errors };
    }
    return { kind: "broken", witness: verdict.witness, errors: verdict.errors };
  }

  /** A value of names that the sender never declared, which the receiver refuses. */
  openContent({ sender, receiver }: Between, budget = this.#policy.budget): OpenContent {
    return openContentOf(contains(sender, receiver, { ...this.options, budget }));
  }

  /** Whether the receiver takes more than the sender sends; where that is open, it does. */
  isWider({ sender, receiver }: Between): boolean {
    // Only whether a release is minor hangs on it.
    const budget = Math.min(this.options.budget, 20_000);
    return contains(receiver, sender, { ...this.options, budget }).verdict !== "contained";
  }
}
