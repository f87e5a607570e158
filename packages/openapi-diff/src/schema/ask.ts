import {
  contains,
  type Json,
  type Proof,
  type Reason,
  type Schema,
  type WitnessErrors,
} from "@rawr/schema-containment";
import type { Direction } from "../schema-question.ts";
import type { Policy } from "../types.ts";
import { openEnums } from "./open-enums.ts";

/** Two schemas by what they do. */
export interface Between {
  readonly sender: Schema;
  readonly receiver: Schema;
}

/** How one pair ended. */
export type Judged =
  | { readonly kind: "broken" | "open-enum"; readonly witness: Json; readonly errors: WitnessErrors }
  | { readonly kind: "contained"; readonly proof: Proof; readonly between: Between }
  | { readonly kind: "undecided"; readonly reason: Reason };

/** Asks about pairs of schemas under one policy and in one direction. */
export class Asker {
  readonly direction: Direction;
  readonly #policy: Policy;
  readonly #asText: ((between: Between) => Between) | undefined;

  constructor(direction: Direction, policy: Policy, asText?: (between: Between) => Between) {
    this.direction = direction;
    this.#policy = policy;
    this.#asText = asText;
  }

  get options(): { readonly formats: "annotation" | "assertion"; readonly budget: number } {
    return { formats: this.#policy.formats, budget: this.#policy.budget };
  }

  /** Who sends and who receives. */
  between(old: Schema, next: Schema): Between {
    const written = this.direction === "request" ? { sender: old, receiver: next } : { sender: next, receiver: old };
    return this.#asText ? this.#asText(written) : written;
  }

  /** By a sender of declared names only. */
  judge(between: Between): Judged {
    const { sender, receiver } = between;
    const options = { ...this.options, senderClosed: true };
    const verdict = contains(sender, receiver, options);
    if (verdict.verdict === "contained") return { kind: "contained", proof: verdict.proof, between };
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
  openContent({ sender, receiver }: Between): { readonly witness: Json; readonly errors: WitnessErrors } | undefined {
    const verdict = contains(sender, receiver, this.options);
    return verdict.verdict === "not-contained" ? verdict : undefined;
  }

  /** Whether the receiver takes more than the sender sends; where that is open, it does. */
  isWider({ sender, receiver }: Between): boolean {
    return contains(receiver, sender, this.options).verdict !== "contained";
  }
}
