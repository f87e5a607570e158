import type { Json } from "@rawr/schema-containment";
import { canonical, plain, same } from "../plain.ts";
import type { FieldRule, Judgement, Pair, PresenceRule, SubjectName, Subjects } from "../rules/rule.ts";
import { rules } from "../rules/table.ts";
import { unclassifiedChange } from "../rules/unclassified-change.ts";
import type { Scene } from "../scene.ts";
import type { Edit } from "../types.ts";
import type { Draft } from "./draft.ts";
import { below, type Place, pathText } from "./place.ts";

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

/** Something that rules are about, in one document or in both. */
export interface Question<Name extends SubjectName> {
  readonly on: Name;
  readonly pair: Pair<Subjects[Name]>;
  readonly place: Place;
  readonly scene: Scene;
}

/** Asks every rule. What differs and is claimed by no rule is undecided. */
export function judge<Name extends SubjectName>(question: Question<Name>): Draft[] {
  const { old, next } = question.pair;
  if (old === next) return [];
  return old === undefined || next === undefined ? judgePresence(question) : judgeFields(question, { old, next });
}

function judgePresence<Name extends SubjectName>(question: Question<Name>): Draft[] {
  const { on, pair, scene, place } = question;
  const kind = pair.old === undefined ? "added" : "removed";
  const whole = plainSides(pair);
  const edit: Edit = { kind, path: pathText(place), ...brief(whole) };
  const found = presenceRules.flatMap((rule) => {
    const judgement = rule.on === on ? rule.judge(pair, scene) : undefined;
    return judgement ? [draft(question, rule, { judgement, edit, whole, place })] : [];
  });
  if (found.length > 0) return found;
  const judgement = unclassifiedChange.judge(edit);
  return [draft(question, unclassifiedChange, { judgement, edit, whole, place })];
}

function judgeFields<Name extends SubjectName>(question: Question<Name>, both: { old: object; next: object }): Draft[] {
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
    .filter((name) => name !== "pointer" && !except.includes(name) && !same(old[name], next[name]))
    .sort();
}

interface Found {
  readonly judgement: Judgement;
  readonly edit: Edit;
  readonly whole: { readonly before?: unknown; readonly after?: unknown };
  readonly place: Place;
}

type Named = Pick<PresenceRule, "code" | "class">;

function fieldDraft(
  question: Question<SubjectName>,
  rule: Named,
  { judgement, fields, both }: { judgement: Judgement; fields: readonly string[]; both: { old: object; next: object } },
): Draft {
  const whole = {
    before: fieldValues(both.old as Record<string, unknown>, fields),
    after: fieldValues(both.next as Record<string, unknown>, fields),
  };
  const name = fields.length === 1 && fields[0] !== "value" ? fields : [];
  const place = below(fieldPlace(question, fields, both), ...name);
  const edit: Edit = { kind: "changed", path: pathText(place), ...brief(whole), ...judgement.edit };
  return draft(question, rule, { judgement, edit, whole, place });
}

/** Security and servers that a document says once for all its operations are edited once. */
function fieldPlace({ place }: Question<SubjectName>, fields: readonly string[], both: object): Place {
  const [field] = fields;
  if (field !== "security" && field !== "servers") return place;
  const { old, next } = both as Record<"old" | "next", Record<string, unknown>>;
  const inherited = (value: unknown): boolean => {
    const [first = value] = Array.isArray(value) ? value : [];
    const pointer = (first as { pointer?: string } | undefined)?.pointer ?? "";
    return pointer === "" || pointer.startsWith(`/${field}`);
  };
  return inherited(old[field]) && inherited(next[field]) ? { root: "document", path: [] } : place;
}

function fieldValues(subject: Record<string, unknown>, fields: readonly string[]): Json | undefined {
  const [only] = fields;
  if (fields.length === 1 && only !== undefined) return plain(subject[only]);
  return plain(Object.fromEntries(fields.map((field) => [field, subject[field]])));
}

function plainSides(pair: Pair<unknown>): { before?: Json; after?: Json } {
  const before = plain(pair.old);
  const after = plain(pair.next);
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** Longer values are left to the documents. */
const longest = 400;

function brief(whole: { readonly before?: unknown; readonly after?: unknown }): Pick<Edit, "before" | "after"> {
  const short = (value: unknown): value is Json => value !== undefined && canonical(value).length <= longest;
  return {
    ...(short(whole.before) ? { before: whole.before } : {}),
    ...(short(whole.after) ? { after: whole.after } : {}),
  };
}

function draft(question: Question<SubjectName>, rule: Named, { judgement, edit, whole, place }: Found): Draft {
  const { pair, scene } = question;
  const pointer = (side: unknown): string | undefined => (side as { pointer?: string } | undefined)?.pointer;
  return {
    code: rule.code,
    class: rule.class,
    message: judgement.message,
    place,
    edit,
    whole,
    pointers: { old: pointer(pair.old), next: pointer(pair.next) },
    witness: judgement.witness,
    reason: judgement.reason,
    grows: judgement.grows ?? false,
    operation: scene.operation.old,
  };
}
