import type { Json } from "@rawr/schema-containment";
import type { Api, ApiOperation } from "./model.ts";
import type { Direction } from "./schema-question.ts";
import type { Policy, Witness } from "./types.ts";
import type { Messages } from "./witness/messages.ts";

/** A document or the program that follows it. */
export type Version = "old" | "new";

/** One message of one operation, in both documents: a request or a response. */
export interface Scene {
  readonly old: Api;
  readonly next: Api;
  readonly policy: Policy;
  readonly operation: { readonly old: ApiOperation; readonly next: ApiOperation };
  /** The document that whoever sends this message follows; whoever reads it follows the other one. */
  readonly sender: Version;
  readonly sentBy: "caller" | "server";
  /** Key of the response that is looked at: `200`. */
  readonly status?: string;
  /** A value as it travels, where that is not JSON. */
  readonly written?: (value: Json) => string;
  /** Writes requests that a document allows. */
  readonly messages: Record<Version, Messages>;
}

/** The side of whoever sends this message. */
export function sent<T>(pair: { old: T; next: T }, scene: Pick<Scene, "sender">): T {
  return scene.sender === "old" ? pair.old : pair.next;
}

/** The side of whoever reads this message. */
export function read<T>(pair: { old: T; next: T }, scene: Pick<Scene, "sender">): T {
  return scene.sender === "old" ? pair.next : pair.old;
}

/** The document that whoever reads this message follows. */
export function reader(scene: Pick<Scene, "sender">): Version {
  return scene.sender === "old" ? "new" : "old";
}

/** By which rules of containment this message is judged. */
export function directionOf(scene: Pick<Scene, "sender">): Direction {
  return scene.sender === "old" ? "request" : "response";
}

/** A message that the sender's document allows, and why the reader does not take it. */
export function refused(scene: Scene, text: string, refusal: string): { readonly witness: Witness } {
  return { witness: { kind: "message", sentBy: scene.sentBy, text, refusal } };
}
