import type { Finding } from "@rawr/openapi-diff";
import { asOpenApi31, type OpenApiDocument } from "@rawr/openapi-document";
import { spotsOf } from "./spots.ts";
import { type Ask, createValidators, type Sender } from "./validators.ts";

/** Says what is wrong with a finding's witness, if anything is. */
export type Confirm = (finding: Finding) => string | undefined;

const made = new WeakMap<OpenApiDocument, Map<Sender, Ask>>();

/** The same document is often one side of many pairs. */
function validatorsOf(document: OpenApiDocument, sender: Sender): Ask {
  const known = made.get(document) ?? new Map<Sender, Ask>();
  const ask = known.get(sender) ?? createValidators(document, sender);
  made.set(document, known.set(sender, ask));
  return ask;
}

/**
 * Holds witnesses against the documents: a payload has to be a value of some schema of the side that sends it, and of
 * none in the same role on the side that receives it there, by both validators. Other witnesses have to say something.
 */
export function createConfirm(old: OpenApiDocument, next: OpenApiDocument): Confirm {
  const sides = { old: asOpenApi31(old), new: asOpenApi31(next) };
  const spots = { old: spotsOf(sides.old), new: spotsOf(sides.new) };
  const ask = (side: "old" | "new", sender: Sender): Ask => validatorsOf(sides[side], sender);
  return ({ witness }) => {
    if (witness === undefined) return "there is none";
    if (witness.kind === "compiler") return undefined;
    if (witness.kind === "credentials") return witness.refusal === "" ? "it names no refusal" : undefined;
    if (witness.kind === "message") return witness.text && witness.refusal ? undefined : "it says nothing";
    const { acceptedBy, refusedBy, sentBy, payload } = witness;
    if (acceptedBy === refusedBy) return "one side accepts and refuses it";
    const accepts = ask(acceptedBy, sentBy);
    const accepting = spots[acceptedBy].filter(({ pointer }) => accepts(pointer, payload) === true);
    if (accepting.length === 0) return `no schema of ${acceptedBy} has ${JSON.stringify(payload)}`;
    const refuses = ask(refusedBy, sentBy);
    const roles = new Set(accepting.map(({ role }) => role));
    const refusing = spots[refusedBy].some(
      ({ role, pointer }) => roles.has(role) && refuses(pointer, payload) === false,
    );
    return refusing ? undefined : `no schema of ${refusedBy} refuses ${JSON.stringify(payload)}`;
  };
}
