import type { ApiContent, ApiResponse, Text } from "../model.ts";
import { coversMediaType } from "../normalize/media-type.ts";
import type { Named, Pair } from "../rules/rule.ts";
import { coveringStatus, likeSuccess } from "../rules/shared/statuses.ts";
import { read, type Scene, sent } from "../scene.ts";

/** Entries of two maps by their keys, in the order of the new one, then of the old one. */
export function pairByKey<T>(old: ReadonlyMap<string, T>, next: ReadonlyMap<string, T>): (Pair<T> & { key: string })[] {
  return [...new Set([...next.keys(), ...old.keys()])].map((key) => ({ key, old: old.get(key), next: next.get(key) }));
}

/** The same for values by name; what is not there has the value `undefined`. */
export function pairValues(
  old: readonly Named[],
  next: readonly Named[],
): { readonly name: string; readonly old: Named; readonly next: Named }[] {
  const [before, after] = [old, next].map(byName) as [Map<string, Named>, Map<string, Named>];
  return [...new Set([...after.keys(), ...before.keys()])].map((name) => {
    const one = after.get(name) ?? before.get(name);
    const missing: Named = { name: one?.name ?? name, pointer: "", value: undefined };
    return { name, old: before.get(name) ?? missing, next: after.get(name) ?? missing };
  });
}

/** Names that are there more than once (examples of several media types) are told apart by their order. */
function byName(values: readonly Named[]): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const value of values) {
    let name = value.name;
    for (let index = 2; named.has(name); index++) name = `${value.name} ${index}`;
    named.set(name, value);
  }
  return named;
}

/** Texts are values by name already. */
export function pairTexts(old: readonly Text[], next: readonly Text[]): ReturnType<typeof pairValues> {
  return pairValues(old, next);
}

type Contents = ReadonlyMap<string, ApiContent>;

/**
 * Content types as they meet: a type of the sender with the same type of the reader, else with the narrowest range that
 * holds it, else (a range) with each type of the reader that it holds and that nothing else meets.
 */
export function pairContents(old: Contents, next: Contents, scene: Scene): (Pair<ApiContent> & { key: string })[] {
  const from = sent({ old, next }, scene);
  const to = read({ old, next }, scene);
  const met = new Set<string>();
  const pair = (type: string, other: string | undefined): Pair<ApiContent> & { key: string } => {
    const side = { sent: from.get(type), read: other === undefined ? undefined : to.get(other) };
    if (other !== undefined) met.add(other);
    return scene.sender === "old"
      ? { key: type, old: side.sent, next: side.read }
      : { key: type, old: side.read, next: side.sent };
  };
  const exact = [...from.keys()].filter((type) => to.has(type)).map((type) => pair(type, type));
  const left = [...from.keys()].filter((type) => !to.has(type));
  const held = left.flatMap((type) => {
    const ranges = [...to.keys()].filter((range) => coversMediaType(range, type));
    const narrowest = ranges.sort((one, other) => other.length - one.length)[0];
    if (narrowest !== undefined) return [pair(type, narrowest)];
    const within = [...to.keys()].filter((other) => !met.has(other) && coversMediaType(type, other));
    return within.length > 0 ? within.map((other) => pair(type, other)) : [pair(type, undefined)];
  });
  const unmet = [...to.keys()].filter((type) => !met.has(type));
  return [...exact, ...held, ...unmet.map((type) => ({ key: type, ...onReader(to.get(type), scene) }))];
}

function onReader<T>(value: T | undefined, scene: Scene): Pair<T> {
  return scene.sender === "old" ? { old: undefined, next: value } : { old: value, next: undefined };
}

/** Two responses that describe the same status. */
export interface StatusPair extends Pair<ApiResponse> {
  readonly status: string;
  /** The known success that readers take this unknown one for: its content has to be readable as that one's. */
  readonly like?: ApiResponse | undefined;
}

type Responses = ReadonlyMap<string, ApiResponse>;

/** Every status that one side describes by itself, with what describes it on the other side. */
export function pairStatuses(old: Responses, next: Responses, scene: Scene): StatusPair[] {
  const statuses = [...new Set([...next.keys(), ...old.keys()])];
  return statuses.map((status) => {
    const pair = {
      old: old.get(coveringStatus(status, old) ?? ""),
      next: next.get(coveringStatus(status, next) ?? ""),
    };
    const known = read({ old, next }, scene);
    const unknown = read(pair, scene) === undefined ? likeSuccess(status, known) : undefined;
    return { status, ...pair, like: unknown === undefined ? undefined : known.get(unknown) };
  });
}
