import type { ApiOperation, ApiParameter } from "../../model.ts";
import type { Scene } from "../../scene.ts";
import type { Witness } from "../../types.ts";
import { parameterText } from "../../witness/parameter-text.ts";

/** A call that the old document allows, and what the new one has in its place. */
export function removedOperation(old: ApiOperation, scene: Scene): Witness {
  const at = ({ key, method }: ApiOperation): string => key.replace(method, "");
  const others = [...scene.next.operations.values()].filter((other) => at(other) === at(old));
  const left = others.length > 0 ? `only ${others.map(({ method }) => method).join(", ")}` : "no operation";
  return {
    kind: "message",
    sentBy: old.initiator,
    text: scene.messages.old.request(old),
    refusal:
      old.initiator === "server"
        ? "Whoever waits for it waits in vain: the new document does not send it."
        : `The new document has ${left} at this path.`,
  };
}

/** A call with a parameter that the new document does not know. */
export function removedParameter(old: ApiParameter, scene: Scene): Witness {
  const { request, sample } = scene.messages.old;
  const text = parameterText(old, sample(old.schema) ?? "a");
  return {
    kind: "message",
    sentBy: scene.sentBy,
    text: request(scene.operation.old, { parameters: new Map([[old.key, text]]) }),
    refusal: `The new document does not know \`${old.key}\`: a server may ignore it, a generated client has no name for it.`,
  };
}
