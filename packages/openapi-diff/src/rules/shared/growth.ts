import { decodePointer } from "@rawr/openapi-document";
import { directionOf, type Scene } from "../../scene.ts";
import type { SchemaFinding } from "../../schema-question.ts";

/** Can somebody do more than before: a server accept more values, a reader find one property more? */
export function grows({ edit, newPointer, verdict }: SchemaFinding, scene: Scene): boolean {
  if (verdict.kind !== "contained") return false;
  if (directionOf(scene) === "request") return verdict.widened;
  const [keyword] = decodePointer(newPointer ?? "").slice(-2);
  return edit.kind === "added" && keyword === "properties";
}
