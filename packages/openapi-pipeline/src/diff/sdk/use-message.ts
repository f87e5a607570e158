import type { Edit } from "@rawr/openapi-diff";
import type { Subject } from "./subjects.ts";

/** A longer type is not quoted in a message; the edit has it. */
const longestType = 160;

/** What a broken use means, in a sentence. */
export function describeUse(subject: Subject, edit: Edit): string {
  if (subject.side === "error") return describeError(subject, edit);
  return subject.side === "input" ? describeInput(subject, edit) : describeOutput(subject, edit);
}

function describeError({ name, path }: Subject, { kind }: Edit): string {
  const code = path.join(".");
  return kind === "removed"
    ? `\`${name}\` no longer fails with \`${code}\`.`
    : `\`${code}\` of \`${name}\` comes with another problem than it did.`;
}

function describeInput({ name, path }: Subject, { kind, before, after }: Edit): string {
  const what = path.join(".");
  if (kind === "removed") return `\`${name}\` no longer takes \`${what}\`.`;
  if (what !== "" && (kind === "added" || before === optional(after))) return `\`${name}\` needs \`${what}\` now.`;
  const place = what === "" ? "" : `\`${what}\` as `;
  if (what === "" || before === after || !isShort(before) || !isShort(after))
    return `\`${name}\` refuses ${what === "" ? "an input" : `a \`${what}\``} that it took.`;
  return `\`${name}\` takes ${place}\`${required(after)}\`; it was \`${required(before)}\`.`;
}

function describeOutput({ name, path, isFunction }: Subject, { kind, before, after }: Edit): string {
  const place = [name, ...path].join(".");
  if (kind === "removed") return `\`${place}\` is gone.`;
  if (after === optional(before)) return `\`${place}\` may be \`undefined\` now.`;
  if (before === after || !isShort(before) || !isShort(after)) return `\`${place}\` gives something else than it did.`;
  return `\`${place}\` ${isFunction ? "gives" : "is"} \`${after}\`; it ${isFunction ? "gave" : "was"} \`${before}\`.`;
}

function optional(type: Edit["before"]): string {
  return `${type} | undefined`;
}

function required(type: Edit["before"]): string {
  return String(type).replace(/ \| undefined$/, "");
}

function isShort(type: Edit["before"]): boolean {
  return typeof type === "string" && type.length <= longestType;
}
