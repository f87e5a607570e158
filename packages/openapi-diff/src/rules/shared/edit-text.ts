import type { Json } from "@rawr/schema-containment";
import type { SchemaFinding } from "../../schema-question.ts";
import type { Edit } from "../../types.ts";

/** Longer values are not read in a sentence. */
const longest = 60;

/** What was edited: one edit, or several that only together make a difference. */
export function findingText({ edit, edits }: SchemaFinding): string {
  if (!edits || edits.length < 2) return editText(edit);
  const told = edits.slice(0, 3).map(editText);
  return [...told, ...(edits.length > told.length ? [`and ${edits.length - told.length} more`] : [])].join("; ");
}

/** `properties.limit.maximum` 100 → 10. */
function editText({ kind, path, before, after }: Edit): string {
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
