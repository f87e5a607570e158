import type { Json } from "@rawr/schema-containment";
import type { Edit } from "../../types.ts";

/** Longer values are not read in a sentence. */
const longest = 60;

/** `properties.limit.maximum` 100 → 10. */
export function editText({ kind, path, before, after }: Edit): string {
  const at = path === "" ? "The schema" : `\`${path}\``;
  const [was, is] = [short(before), short(after)];
  if (kind === "changed") return was !== undefined && is !== undefined ? `${at} ${was} → ${is}` : `${at} has changed`;
  const value = kind === "added" ? is : was;
  return `${at}${value === undefined ? "" : ` ${value}`} was ${kind}`;
}

function short(value: Json | undefined): string | undefined {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text !== undefined && text.length <= longest ? `\`${text}\`` : undefined;
}
