import type { Draft } from "./compare/draft.ts";
import { pathText } from "./compare/place.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { levelOf } from "./level.ts";
import type { ApiOperation } from "./model.ts";
import { canonical } from "./plain.ts";
import { type DiffOptions, type Finding, findingClasses, type Policy, type Side } from "./types.ts";

/** Drafts of the same edit become one finding, which touches all their operations. Sorted by class, then place. */
export function findingsOf(drafts: readonly Draft[], policy: Policy, locate: DiffOptions["locate"]): Finding[] {
  const groups = new Map<string, [Draft, ...Draft[]]>();
  for (const draft of drafts) {
    const fingerprint = fingerprintOf({
      code: draft.code,
      site: [draft.place.root, ...draft.place.path, draft.edit.path, draft.direction ?? ""],
      ...draft.whole,
    });
    const group = groups.get(fingerprint);
    if (group) group.push(draft);
    else groups.set(fingerprint, [draft]);
  }
  return [...groups]
    .map(([fingerprint, group]) => finding(fingerprint, group, { policy, locate }))
    .sort(byClassAndPlace);
}

interface Asked {
  readonly policy: Policy;
  readonly locate: DiffOptions["locate"];
}

function finding(fingerprint: string, group: readonly [Draft, ...Draft[]], { policy, locate }: Asked): Finding {
  // Operations come in the document's order; which of them speaks for all must not depend on it.
  const [first] = [...group].sort((one, other) => compare(keyOf(one), keyOf(other))) as [Draft, ...Draft[]];
  const operations = [
    ...new Map(group.flatMap(({ operation }) => (operation ? [[operation.key, operation]] : []))).values(),
  ];
  const exempt = exemption(operations, policy);
  const old = located(first.sides.old, first.pointers.old, locate?.old);
  const next = located(first.sides.next, first.pointers.next, locate?.new);
  return {
    fingerprint,
    code: first.code,
    class: first.class,
    message: first.message,
    where: whereText(first, operations),
    ...(old ? { old } : {}),
    ...(next ? { new: next } : {}),
    edit: first.edit,
    ...(first.witness ? { witness: first.witness } : {}),
    ...(first.proof ? { proof: first.proof } : {}),
    ...(first.between ? { between: first.between } : {}),
    ...(first.reason ? { reason: first.reason } : {}),
    level: levelOf({ class: first.class, grows: first.grows, exempt: exempt !== undefined }, policy),
    ...(exempt === undefined || !policy.enforce.includes(first.class) ? {} : { exempt }),
    touches: {
      operations: operations.map(({ key }) => key).sort(compare),
      audiences: [],
      clients: [],
      workflows: [...new Set(operations.flatMap(({ workflow }) => workflow ?? []))].sort(compare),
    },
  };
}

/** Whoever uses an operation of such a level has been told that it may break: every operation has to be one. */
function exemption(operations: readonly ApiOperation[], { unstable }: Policy): string | undefined {
  const levels = operations.map(({ lifecycle }) => lifecycle.stability?.toLowerCase() ?? "stable");
  if (levels.length === 0 || !levels.every((level) => unstable.includes(level))) return undefined;
  return `stability ${[...new Set(levels)].sort(compare).join(", ")}`;
}

/** The author's line of exactly what was edited. */
function located(
  side: Side | undefined,
  pointer: string | undefined,
  locate: ((pointer: string) => Side["source"]) | undefined,
): Side | undefined {
  const source = pointer === undefined ? undefined : locate?.(pointer);
  return side && source ? { ...side, source } : side;
}

/** `POST /runs › request body › application/json › properties.limit`, `schemas.Run.properties.status`. */
function whereText({ place, operation, edit }: Draft, operations: readonly ApiOperation[]): string {
  if (place.root === "components") return pathText(place) || edit.path;
  const title = place.root === "document" || !operation ? "document" : titleOf(operation);
  const all = place.root === "document" && operations.length > 0 ? [operationCount(operations.length)] : [];
  return [title, ...place.path.flatMap((name) => shown[name] ?? name), ...all].join(" › ");
}

/** What the next name says already. */
const shown: { readonly [name: string]: string | readonly string[] } = {
  "": [],
  parameters: [],
  requestBody: "request body",
  responses: [],
  headers: "header",
  content: [],
  schema: [],
};

function operationCount(count: number): string {
  return count === 1 ? "1 operation" : `${count} operations`;
}

function titleOf({ key, method, path, initiator }: ApiOperation): string {
  return initiator === "caller" ? `${method} ${path}` : key;
}

function byClassAndPlace(one: Finding, other: Finding): number {
  const rank = findingClasses.indexOf(one.class) - findingClasses.indexOf(other.class);
  return (
    rank ||
    compare(one.where, other.where) ||
    compare(one.code, other.code) ||
    compare(one.fingerprint, other.fingerprint)
  );
}

function keyOf({ operation, witness, message }: Draft): string {
  return `${operation?.key ?? ""} ${message} ${canonical(witness)}`;
}

/** By code units: the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
