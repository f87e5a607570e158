import { decodePointer, encodePointer, isObject, resolvePointer } from "@rawr/openapi-document";
import type { Lifecycle, SchemaSpot } from "../model.ts";
import { lifecycleOf } from "../normalize/texts.ts";
import type { Both, SchemaRule } from "../rules/rule.ts";
import { grows } from "../rules/shared/growth.ts";
import { schemaRules } from "../rules/table.ts";
import { directionOf, reader, type Scene } from "../scene.ts";
import type { SchemaComparer, SchemaFinding, Wire } from "../schema-question.ts";
import type { Draft } from "./draft.ts";
import { judge } from "./judge.ts";
import { below, type Place } from "./place.ts";
import { schemaSides } from "./sides.ts";

/** Where a schema is used, and by whom. */
export interface SchemaUse {
  readonly spots: Both<SchemaSpot>;
  readonly wire: Wire;
  readonly place: Place;
  readonly scene: Scene;
}

/** What the comparison of two schemas found, as findings of the operation that uses them. */
export function compareSchemas(use: SchemaUse, comparer: SchemaComparer): Draft[] {
  const direction = directionOf(use.scene);
  const findings = comparer.compare({ old: use.spots.old, new: use.spots.next, direction, wire: use.wire });
  return findings.flatMap((finding) => aging(finding, use) ?? judged(finding, use));
}

function judged(finding: SchemaFinding, use: SchemaUse): Draft[] {
  for (const rule of schemaRules) {
    const judgement = rule.judge(finding, use.scene);
    if (judgement) return [draft(finding, rule, { ...use, ...judgement })];
  }
  throw new Error(`No rule is about schema findings of the kind ${finding.verdict.kind}.`);
}

/** Keywords by which a schema says its age: the same rules judge it as judge that of an operation. */
const ages = new Set(["deprecated", "x-sunset", "x-stability", "x-stability-level"]);

function aging(finding: SchemaFinding, { place, scene }: SchemaUse): Draft[] | undefined {
  const { edit, oldPointer, newPointer, verdict } = finding;
  const keyword = edit.path.split(".").at(-1) ?? "";
  if (verdict.kind !== "text" || !ages.has(keyword) || oldPointer === undefined || newPointer === undefined)
    return undefined;
  const pair = {
    old: lifecycleAt(scene.old.document, owner(oldPointer, keyword)),
    next: lifecycleAt(scene.next.document, owner(newPointer, keyword)),
  };
  const path = edit.path.slice(0, -keyword.length - 1);
  const site = finding.site.slice(0, -keyword.length - 1);
  return judge({
    on: "lifecycle",
    pair,
    place: schemaPlace({ ...finding, site, edit: { ...edit, path } }, place),
    scene,
  });
}

/** The schema that has the keyword, whether the pointer is the keyword's or its own. */
function owner(pointer: string, keyword: string): string {
  const tokens = decodePointer(pointer);
  return tokens.at(-1) === keyword ? encodePointer(tokens.slice(0, -1)) : pointer;
}

function lifecycleAt(document: object, pointer: string): Lifecycle {
  const node = resolvePointer(document, pointer);
  return lifecycleOf({ node: isObject(node) ? node : {}, pointer });
}

type Told = SchemaUse & { readonly message: string; readonly witness?: Draft["witness"] };

function draft(finding: SchemaFinding, rule: SchemaRule, { place, scene, message, witness }: Told): Draft {
  const { edit, oldPointer, newPointer, verdict } = finding;
  const pointers = { old: oldPointer, next: newPointer };
  return {
    code: rule.code,
    class: rule.class,
    message,
    place: schemaPlace(finding, place),
    edit,
    whole: finding.edits ? { after: finding.edits } : { before: edit.before, after: edit.after },
    ...(rule.undirected ? {} : { direction: directionOf(scene) }),
    pointers,
    sides: schemaSides({ old: scene.old, next: scene.next }, pointers, edit.kind),
    witness: witness ?? (rule.class === "COMPATIBLE" ? undefined : payload(finding, scene)),
    reason: verdict.kind === "undecided" ? verdict.reason : undefined,
    ...(verdict.kind === "contained" ? { proof: verdict.proof, between: verdict.between } : {}),
    grows: grows(finding, scene),
    operation: scene.operation.old,
  };
}

/** How the witness of a finding travels at the place where it was found first: one that others meet is the same object. */
const onWire = new WeakMap<SchemaFinding, string>();

function payload(finding: SchemaFinding, scene: Scene): Draft["witness"] {
  const { verdict } = finding;
  if (!("witness" in verdict)) return undefined;
  const written = onWire.get(finding) ?? scene.written?.(verdict.witness) ?? "";
  onWire.set(finding, written);
  return {
    kind: "payload",
    sentBy: scene.sentBy,
    acceptedBy: scene.sender,
    refusedBy: reader(scene),
    payload: verdict.witness,
    errors: verdict.errors,
    ...(written === "" ? {} : { onWire: written }),
  };
}

/** An edit of a component is at the component; one of an inline schema is where that is. */
function schemaPlace({ site, edit, oldPointer, newPointer }: SchemaFinding, place: Place): Place {
  const pointers = [oldPointer, newPointer].filter((pointer) => pointer !== undefined);
  const inComponent = pointers.length > 0 && pointers.every((pointer) => pointer.startsWith("/components/"));
  return inComponent ? { root: "components", path: [site || edit.path] } : below(place, site || edit.path);
}
