import type { TSType } from "oxc-parser";
import type { ParsedExport } from "./parsed-surface.ts";
import { itemType, membersOf, presentType } from "./use-site.ts";

/** A property as it is declared. */
export interface DeclaredMember {
  readonly text: string;
  readonly isOptional: boolean;
  readonly type: TSType;
}

/** The property at a path of an export's type: `["data", "issues", "message"]`. Lists are looked into; a variant of a union is a step too. */
export function memberAt(exported: ParsedExport, path: readonly string[]): DeclaredMember | undefined {
  let found: DeclaredMember = { text: exported.text(exported.type), isOptional: false, type: exported.type };
  for (const step of path) {
    const variant = variantsOf(found.type).find((type) => exported.text(type) === step);
    if (variant !== undefined) {
      found = { text: step, isOptional: false, type: variant };
      continue;
    }
    const inner = membersOf(objectOf(found.type)).find(({ name }) => name === step);
    if (inner === undefined) return undefined;
    found = { text: exported.text(inner.type), isOptional: inner.node.optional, type: inner.type };
  }
  return found;
}

/** Names of the properties that a type requires. */
export function requiredOf(exported: ParsedExport, path: readonly string[] = []): readonly string[] {
  const at = memberAt(exported, path);
  if (at === undefined) return [];
  return membersOf(objectOf(at.type)).flatMap(({ name, node }) => (node.optional ? [] : [name]));
}

function variantsOf(type: TSType): readonly TSType[] {
  return type.type === "TSUnionType" ? type.types : [];
}

function objectOf(type: TSType): TSType {
  const present = presentType(type) ?? type;
  const item = itemType(present);
  return item === undefined ? present : (presentType(item) ?? item);
}
