import type { Finding } from "@rawr/openapi-diff";
import { asOpenApi31, type OpenApiDocument } from "@rawr/openapi-document";
import { type Spot, spotsOf } from "./spots.ts";
import { type Ask, createValidators, type Sender } from "./validators.ts";

/** Says what is wrong with a finding's witness, if anything is. */
export type Confirm = (finding: Finding) => string | undefined;

const made = new WeakMap<OpenApiDocument, Map<string, Ask>>();

/** The same document is often one side of many pairs. */
function validatorsOf(document: OpenApiDocument, sender: Sender): Ask {
  const known = made.get(document) ?? new Map<string, Ask>();
  const ask = known.get(sender) ?? createValidators(document, sender);
  made.set(document, known.set(sender, ask));
  return ask;
}

/**
 * Holds witnesses against the documents: a payload has to be a value of some schema of the operations that the finding
 * touches on the side that sends it, and refused by one in the same role on the other side, by both validators.
 * Other witnesses have to say something.
 */
export function createConfirm(old: OpenApiDocument, next: OpenApiDocument): Confirm {
  const sides = { old: asOpenApi31(old), new: asOpenApi31(next) };
  const spots = { old: spotsOf(sides.old), new: spotsOf(sides.new) };
  return ({ witness, touches }) => {
    if (witness === undefined) return "there is none";
    if (witness.kind === "compiler") return undefined;
    if (witness.kind === "credentials") return witness.refusal === "" ? "it names no refusal" : undefined;
    if (witness.kind === "message") return witness.text && witness.refusal ? undefined : "it says nothing";
    const { acceptedBy, refusedBy, sentBy, payload } = witness;
    if (acceptedBy === refusedBy) return "one side accepts and refuses it";
    const isTouched = ({ operation }: Spot) => operation === undefined || touches.operations.includes(operation);
    const [sending, receiving] = [spots[acceptedBy].filter(isTouched), spots[refusedBy].filter(isTouched)];
    const accepts = validatorsOf(sides[acceptedBy], sentBy);
    const refuses = validatorsOf(sides[refusedBy], sentBy);
    const isConfirmed = sending.some(
      ({ role, pointer }) =>
        accepts(pointer, payload) === true &&
        receiving.some((spot) => spot.role === role && refuses(spot.pointer, payload) === false),
    );
    if (isConfirmed) return undefined;
    return `no schema of ${acceptedBy} has what ${refusedBy} refuses: ${JSON.stringify(payload)}`;
  };
}
