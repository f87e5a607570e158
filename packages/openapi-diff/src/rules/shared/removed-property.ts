import { decodePointer, isObject } from "@rawr/openapi-document";
import { lifecycleOf } from "../../normalize/texts.ts";
import type { Scene } from "../../scene.ts";
import type { SchemaFinding } from "../../schema-question.ts";
import { declares } from "./declares.ts";
import { ending } from "./ending.ts";

interface RemovedProperty {
  readonly name: string;
  readonly sunset: string | undefined;
  readonly ending: ReturnType<typeof ending>;
}

/** The property that an edit took away as a whole, and what had been said of its end. One that moved is still there. */
export function removedProperty(
  { edit, oldPointer, newPointer }: SchemaFinding,
  { next, policy }: Pick<Scene, "next" | "policy">,
): RemovedProperty | undefined {
  const [keyword, name] = decodePointer(oldPointer ?? "").slice(-2);
  const { before } = edit;
  if (edit.kind !== "removed" || keyword !== "properties" || name === undefined) return undefined;
  if (typeof before !== "boolean" && !isObject(before)) return undefined;
  if (newPointer !== undefined && declares(next.document, newPointer, name)) return undefined;
  const lifecycle = lifecycleOf({ node: isObject(before) ? before : {}, pointer: "" });
  return { name, sunset: lifecycle.sunset, ending: ending(lifecycle, policy) };
}
