import { same } from "../plain.ts";
import type { FieldRule, PresenceRule, SubjectName } from "../rules/rule.ts";
import { rules } from "../rules/table.ts";
import { unclassifiedChange } from "../rules/unclassified-change.ts";
import { type Draft, fieldDraft, presenceDraft } from "./draft.ts";
import type { Question } from "./question.ts";

/** What other subjects are made of, or what is the same by the pairing. */
const apart: { readonly [Name in SubjectName]: readonly string[] } = {
  operation: [
    "key",
    "initiator",
    "method",
    "parameters",
    "body",
    "responses",
    "callbacks",
    "lifecycle",
    "texts",
    "extensions",
  ],
  lifecycle: [],
  parameter: ["key", "in", "schema", "lifecycle", "texts"],
  header: ["key", "in", "schema", "lifecycle", "texts"],
  body: ["content", "texts"],
  requestContent: ["schema", "itemSchema"],
  responseContent: ["schema", "itemSchema"],
  response: ["content", "headers", "links", "texts"],
  link: ["name"],
  extension: ["name"],
  text: ["name"],
  problem: [],
};

const presenceRules = rules.filter((rule) => !("fields" in rule)) as readonly PresenceRule[];
const fieldRules = rules.filter((rule) => "fields" in rule) as readonly FieldRule[];

/** Asks every rule. What differs and is claimed by no rule is undecided. */
export function judge<Name extends SubjectName>(question: Question<Name>): Draft[] {
  const { old, next } = question.pair;
  if (old === next) return [];
  return old === undefined || next === undefined ? judgePresence(question) : judgeFields(question, { old, next });
}

function judgePresence(question: Question): Draft[] {
  const { on, pair, scene } = question;
  const found = presenceRules.flatMap((rule) => {
    const judgement = rule.on === on ? rule.judge(pair, scene) : undefined;
    return judgement ? [presenceDraft(question, rule, judgement)] : [];
  });
  if (found.length > 0) return found;
  const kind = pair.old === undefined ? "added" : "removed";
  return [presenceDraft(question, unclassifiedChange, unclassifiedChange.judge({ kind, path: on }))];
}

function judgeFields(question: Question, both: { readonly old: object; readonly next: object }): Draft[] {
  const { on, scene } = question;
  const differing = differingFields(both, apart[on]);
  if (differing.length === 0) return [];
  const claimed = new Set<string>();
  const found = fieldRules.flatMap((rule) => {
    const fields = rule.on === on ? differing.filter((field) => rule.fields.includes(field as never)) : [];
    const judgement = fields.length > 0 ? rule.judge(both as never, scene) : undefined;
    if (!judgement) return [];
    for (const field of fields) claimed.add(field);
    return [fieldDraft(question, rule, { judgement, fields, both })];
  });
  const unclaimed = differing.filter((field) => !claimed.has(field));
  return [
    ...found,
    ...unclaimed.map((field) => {
      const judgement = unclassifiedChange.judge({ kind: "changed", path: field });
      return fieldDraft(question, unclassifiedChange, { judgement, fields: [field], both });
    }),
  ];
}

/** Names of fields that say something else; `pointer` only says where. */
function differingFields(both: { old: object; next: object }, except: readonly string[]): string[] {
  const { old, next } = both as { old: Record<string, unknown>; next: Record<string, unknown> };
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .filter((name) => name !== "pointer" && !except.includes(name) && differ(name, old[name], next[name]))
    .sort();
}

/** Most fields are texts and flags; only objects are worth the walk. */
function differ(name: string, old: unknown, next: unknown): boolean {
  if (old === next) return false;
  if (typeof old !== "object" && typeof next !== "object") return true;
  return !same({ [name]: old }, { [name]: next });
}
