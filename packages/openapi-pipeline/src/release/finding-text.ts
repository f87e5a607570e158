import type { Finding, FindingClass, Witness } from "@rawr/openapi-diff";
import type { Json } from "@rawr/schema-containment";

/** The headings of https://keepachangelog.com/en/1.1.0/ that a contract can have, in its order. */
export const sections = ["Added", "Changed", "Deprecated", "Removed"] as const;
export type Section = (typeof sections)[number];

const breaking: ReadonlySet<FindingClass> = new Set(["WIRE", "SDK_SOURCE"]);

/** Where people look for a finding. */
export function sectionOf({ code, class: kind, edit }: Finding): Section {
  if (/^(?:deprecated$|deprecation-|sunset-)/.test(code)) return "Deprecated";
  if (edit?.kind === "removed" || /-(?:removed|retired)$/.test(code)) return "Removed";
  // Something new that breaks is no present.
  return edit?.kind === "added" && !breaking.has(kind) ? "Added" : "Changed";
}

/** One list item: what changed, before → after, and what shows that it breaks. `note` is said behind the fact. */
export function describeFinding(finding: Finding, note = ""): string {
  const lead = breaking.has(finding.class) ? "**Breaking.** " : "";
  const fact = `- ${lead}${sentence(finding.message)} (${codeSpan(finding.where)}${note})`;
  return [fact, ...editLines(finding), ...witnessLines(finding.witness)].join("\n");
}

/** What is new or gone is the fact itself; nothing either, where the fact says both. */
function editLines({ edit, message }: Finding): readonly string[] {
  const { before, after } = edit ?? {};
  if (before === undefined || after === undefined) return [];
  if ([before, after].every((value) => message.includes(JSON.stringify(value)))) return [];
  return [`  - Before: ${jsonSpan(before)}; now: ${jsonSpan(after)}.`];
}

function witnessLines(witness: Witness | undefined): readonly string[] {
  switch (witness?.kind) {
    case undefined:
      return [];
    case "payload": {
      const { sentBy, payload, onWire, errors } = witness;
      const fact =
        sentBy === "caller" ? "A caller may have sent this, and is refused now" : "The server may answer this now";
      const words = [...new Set(errors.ajv.length > 0 ? errors.ajv : errors.typebox)].slice(0, 3).map(codeSpan);
      const why = words.length === 0 ? "" : ` (${words.join("; ")})`;
      return [`  - ${fact}${why}:`, "", ...fenced(onWire === undefined ? "json" : "", onWire ?? pretty(payload))];
    }
    case "message": {
      const fact = witness.sentBy === "caller" ? "A caller may have sent this" : "The server may answer this now";
      return [`  - ${fact} (${sentence(witness.refusal)}):`, "", ...fenced("", witness.text)];
    }
    case "credentials": {
      const names =
        witness.credentials.length === 0 ? "no credentials" : witness.credentials.map(codeSpan).join(" and ");
      return [`  - Was enough: ${names}. Now: ${sentence(witness.refusal)}`];
    }
    case "compiler":
      return [
        `  - This compiled, and does not now (${codeSpan(`${witness.code}: ${witness.error}`)}):`,
        "",
        ...fenced("ts", witness.useSite),
      ];
  }
}

/** A code block inside a list item of a list item. */
function fenced(language: string, text: string): readonly string[] {
  const ticks = longestRun(text);
  const fence = "`".repeat(Math.max(3, ticks + 1));
  const lines = [`${fence}${language}`, ...text.split(/\r\n|[\r\n\u2028\u2029]/), fence];
  return lines.map((line) => (line === "" ? "" : `    ${line}`));
}

const readable = 120;
const longest = 2000;

function pretty(value: Json): string {
  const text = JSON.stringify(value, null, 2);
  return text.length <= longest ? text : `${text.slice(0, longest)}\n…`;
}

function jsonSpan(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= readable ? codeSpan(text) : codeSpan(`${text.slice(0, readable)}…`);
}

/** Text of a document as code on one line; nothing in it is Markdown. */
export function codeSpan(text: string): string {
  const line = text.replaceAll(/[\s\u0000-\u001f\u2028\u2029]+/g, " ").trim();
  const ticks = "`".repeat(longestRun(line) + 1);
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${ticks}${space}${line}${space}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A finding's sentence: its code spans stay, everything else in it is text. */
export function sentence(text: string): string {
  return text
    .replaceAll(/[\s\u0000-\u001f\u2028\u2029]+/g, " ")
    .trim()
    .replaceAll(/`[^`]*`|[\\`*_[\]<>&|]/g, (part) => (part.length > 1 ? part : (escapes[part] ?? `\\${part}`)));
}

const escapes: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };
