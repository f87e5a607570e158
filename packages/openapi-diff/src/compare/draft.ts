import type { Json, Proof } from "@rawr/schema-containment";
import type { ApiOperation } from "../model.ts";
import { canonical, plain } from "../plain.ts";
import type { Judgement, PresenceRule } from "../rules/rule.ts";
import type { Direction } from "../schema-question.ts";
import type { Edit, Finding, FindingClass, UndecidedReason, Witness } from "../types.ts";
import { below, type Place, pathText } from "./place.ts";
import type { Question } from "./question.ts";
import { type Pointers, type Sides, sidesAt, writtenAt } from "./sides.ts";

/** A finding of one operation, before the same edit's findings of all operations are merged. */
export interface Draft {
  readonly code: string;
  readonly class: FindingClass;
  readonly message: string;
  readonly place: Place;
  readonly edit: Edit;
  /** What the fingerprint is made of beside code and place. */
  readonly whole: { readonly before?: unknown; readonly after?: unknown };
  /** Where the same edit is judged once for each direction. */
  readonly direction?: Direction;
  /** Exactly where; `sides` may show more around it. */
  readonly pointers: Pointers;
  readonly sides: Sides;
  readonly witness?: Witness | undefined;
  readonly reason?: UndecidedReason | undefined;
  readonly proof?: Proof | undefined;
  readonly between?: Finding["between"] | undefined;
  readonly grows: boolean;
  /** In the old document, or in the new one when it is new. */
  readonly operation: ApiOperation | undefined;
}

type Code = Pick<PresenceRule, "code" | "class">;

/** A draft about something that is in one document only. */
export function presenceDraft(question: Question, rule: Code, judgement: Judgement): Draft {
  const { on, pair, place, scene } = question;
  const pointers = { old: pair.old?.pointer, next: pair.next?.pointer };
  const written = (side: "old" | "next"): Json | undefined =>
    pointers[side] === undefined ? undefined : writtenAt(scene[side].document, pointers[side], longest);
  const edit: Edit = {
    kind: pair.old === undefined ? "added" : "removed",
    path: pathText(place),
    ...values(written("old"), written("next")),
  };
  // That an operation came or went is the same edit, whatever it was.
  const whole = on === "operation" ? {} : { before: plain(pair.old), after: plain(pair.next) };
  return draft(question, rule, { judgement, edit, whole, place, pointers });
}

interface Fields {
  readonly judgement: Judgement;
  readonly fields: readonly string[];
  readonly both: { readonly old: object; readonly next: object };
}

/** A draft about fields of something that is in both. */
export function fieldDraft(question: Question, rule: Code, { judgement, fields, both }: Fields): Draft {
  const { scene } = question;
  const [only] = fields;
  const shared = only === "security" || only === "servers" ? sharedField(question, only, both) : undefined;
  const pair = question.pair as { old: { pointer: string }; next: { pointer: string } };
  const pointers = shared?.pointers ?? { old: pair.old.pointer || undefined, next: pair.next.pointer || undefined };
  const whole = { before: fieldValues(both.old, fields), after: fieldValues(both.next, fields) };
  const shown = shared
    ? values(
        writtenAt(scene.old.document, shared.pointers.old ?? "", longest),
        writtenAt(scene.next.document, shared.pointers.next ?? "", longest),
      )
    : values(short(whole.before), short(whole.after));
  const name = fields.length === 1 && only !== "value" ? fields : [];
  const place = below(shared?.place ?? question.place, ...name);
  const edit: Edit = { kind: "changed", path: pathText(place), ...shown };
  return draft(question, rule, { judgement, edit, whole, place, pointers });
}

/** Security and servers that a document says once for all its operations are edited once. */
function sharedField(
  { place }: Question,
  field: "security" | "servers",
  both: { readonly old: object; readonly next: object },
): { readonly place: Place; readonly pointers: Pointers } {
  const [old = "", next = ""] = [both.old, both.next].map((operation) => {
    const value = (operation as Record<string, unknown>)[field];
    const [first] = Array.isArray(value) ? (value as { pointer: string }[]) : [];
    if (first) return first.pointer.replace(/\/\d+$/, "");
    return (value as { pointer?: string }).pointer ?? "";
  });
  const inherited = (pointer: string): boolean => pointer === "" || pointer === `/${field}`;
  return {
    place: inherited(old) && inherited(next) ? { root: "document", path: [] } : place,
    pointers: { old: old || undefined, next: next || undefined },
  };
}

function fieldValues(subject: object, fields: readonly string[]): Json | undefined {
  const record = subject as Record<string, unknown>;
  const [only] = fields;
  const authored = only === "value" || only === "encoding";
  if (fields.length === 1 && only !== undefined)
    return authored ? (record[only] as Json | undefined) : plain(record[only]);
  return plain(Object.fromEntries(fields.map((field) => [field, record[field]])));
}

/** Longer values are left to the documents. */
const longest = 400;

function short(value: Json | undefined): Json | undefined {
  return value !== undefined && canonical(value).length <= longest ? value : undefined;
}

function values(before: Json | undefined, after: Json | undefined): Pick<Edit, "before" | "after"> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

interface Found extends Pick<Draft, "edit" | "whole" | "place" | "pointers"> {
  readonly judgement: Judgement;
}

function draft({ scene }: Question, rule: Code, { judgement, ...found }: Found): Draft {
  return {
    code: rule.code,
    class: rule.class,
    message: judgement.message,
    ...found,
    sides: sidesAt(scene, found.pointers),
    witness: judgement.witness,
    reason: judgement.reason,
    grows: judgement.grows ?? false,
    operation: scene.operation.old,
  };
}
