import type { TSType, TSTypeReference } from "oxc-parser";
import { constructorOf, headOf } from "./directions.ts";
import { membersOf, type Place, site, type UseKind, type UseSite } from "./use-site.ts";

type Make = (call: CallPlace) => readonly UseSite[];

/** A callable of the runtime where it stands. */
interface CallPlace {
  readonly place: Place;
  /** Texts of the type arguments. */
  readonly args: readonly string[];
  readonly types: readonly TSType[];
  readonly isOptional: boolean;
  readonly isBound: boolean;
}

/** How consumers use what the runtime's types stand for. Its names are no part of a client's API, so they are not used. */
const uses: Readonly<Record<string, Make>> = {
  Call: (call) => [
    ...calls(call, (value, [, output]) => ({ returns: `Promise<${output}>`, value })),
    ...errors(call, 2),
  ],
  BoundCall: (call) => uses["Call"]?.(call) ?? [],
  BoundTrigger: (call) => calls(call, (value, [, output]) => ({ returns: `Promise<${output}>`, value })),
  StreamCall: (call) => [
    ...calls(call, (value, [, item]) => ({ returns: `globalThis.AsyncIterable<${item}>`, value })),
    ...calls(call, (value, [, , end]) => ({ returns: `globalThis.AsyncIterator<unknown, ${end}>`, value }), "read"),
  ],
  BoundStream: (call) => uses["StreamCall"]?.(call) ?? [],
  Paginated: (call) => [
    ...calls(call, (value, [, item]) => ({ returns: `globalThis.AsyncIterable<${item}>`, value }), "read", ".items"),
    ...calls(call, (value, [, , page]) => ({ returns: `globalThis.AsyncIterable<${page}>`, value }), "read", ".pages"),
  ],
  BoundPaginated: (call) => [
    ...(uses["Paginated"]?.(call) ?? []),
    ...calls(call, (value, [, , page]) => ({ returns: `Promise<${page}>`, value })),
    ...errors(call, 3),
  ],
  QueryFactory: (call) =>
    calls(call, (value, [, output]) => ({
      returns: `(context: never) => Promise<${output}>`,
      value: `${value}.queryFn`,
    })),
  InfiniteQueryFactory: (call) =>
    calls(call, (value, [, page]) => ({ returns: `(context: never) => Promise<${page}>`, value: `${value}.queryFn` })),
  StreamQueryFactory: (call) =>
    calls(call, (value, [, item]) => ({
      returns: `(context: never) => Promise<${item}[]>`,
      value: `${value}.queryFn`,
    })),
  MutationFactory: ({ place, args: [input, output] }) => [
    site(place, "read", {
      params: [...place.params, apiParam(place)],
      returns: `(input: ${input}) => Promise<${output}>`,
      value: `${place.expression}(api).mutationFn`,
    }),
  ],
  MockHandler: ({ place }) => [
    site(place, "read", { params: place.params, returns: "unknown", value: `${place.expression}("")` }),
  ],
  MockError: ({ place, types: [problems] }) =>
    (problems === undefined ? [] : membersOf(problems)).map(({ name }) => {
      const at = { ...place, path: [...place.path, name] };
      return site(at, "read", {
        params: place.params,
        returns: "unknown",
        value: `${place.expression}(${JSON.stringify(name)})`,
      });
    }),
  RunHandle: ({ place, args, types }) => {
    const members = [
      ["accepted", 0, (type: string) => type],
      ["status()", 1, (type: string) => `Promise<${type}>`],
      ["timeline()", 2, (type: string) => `Promise<${type}>`],
      ["events()", 3, (type: string) => `globalThis.AsyncIterable<${type}>`],
      ["result()", 4, (type: string) => `Promise<${type}>`],
    ] as const;
    const reads = members.map(([member, index, returns]) => ({
      member,
      type: types[index],
      params: place.params,
      returns: returns(args[index] ?? "unknown"),
    }));
    const inputs = (["timeline", "cancel"] as const).map((member, index) => ({
      member: `${member}(input)`,
      type: types[member === "timeline" ? 2 : 1],
      params: [...place.params, `input: ${args[6 + index] ?? "{}"}`],
      returns: "unknown",
    }));
    // What the audience does not have is `never`.
    return [...reads, ...inputs].flatMap(({ member, type, params, returns }) => {
      const at = { ...place, path: [...place.path, member.replace(/\(.*/, "")] };
      const value = `${place.expression}.${member}`;
      return type?.type === "TSNeverKeyword" ? [] : [site(at, "read", { params, returns, value })];
    });
  },
  // Handed from one generated module to another.
  RunOperations: () => [],
  // Types of values that consumers know as exported types already.
  SchemaValidator: () => [],
};

/** Whether a type is one of the runtime's that consumers call. */
export function isCallType({ typeName }: TSTypeReference): boolean {
  const name = headOf(typeName);
  return name.includes(".") && Object.hasOwn(uses, constructorOf(name));
}

/** The calls of a value whose type is one of the runtime's. */
export function callSites(place: Place, type: TSTypeReference): readonly UseSite[] {
  const name = headOf(type.typeName);
  const types = type.typeArguments?.params ?? [];
  const kind = constructorOf(name);
  const call = {
    place,
    types,
    args: types.map((each) => place.exported.text(each)),
    isOptional: /\.Optional/.test(name),
    isBound: kind.startsWith("Bound"),
  };
  return uses[kind]?.(call) ?? [];
}

function calls(
  { place, args, isOptional, isBound }: CallPlace,
  use: (value: string, args: readonly string[]) => { returns: string; value: string },
  kind: UseKind = "read",
  member = "",
): readonly UseSite[] {
  const input = args[0] === "undefined" ? undefined : args[0];
  const api = isBound ? [] : [apiParam(place)];
  const params = [...place.params, ...api, ...(input === undefined ? [] : [`input: ${input}`])];
  const given = (withInput: boolean) => [...(isBound ? [] : ["api"]), ...(withInput ? ["input"] : [])].join(", ");
  const called = (withInput: boolean) => `${place.expression}${member}(${given(withInput)})`;
  const made = site(place, kind, { params, ...use(called(input !== undefined), args) });
  if (input === undefined || !isOptional) return [made];
  const without = { params: [...place.params, ...api], returns: "unknown", value: called(false) };
  return [made, site(place, "call-without-input", without)];
}

/** The errors as `safe()` gives them. */
function errors(call: CallPlace, index: number): readonly UseSite[] {
  if (call.types[index]?.type !== "TSTypeReference") return [];
  const at = { ...call, isOptional: false };
  return calls(at, (value, args) => ({
    returns: `Promise<{ readonly error?: ${args[index]} | undefined }>`,
    value: `${value}.safe()`,
  }));
}

function apiParam({ exported }: Place): string {
  return exported.entry === "." ? "api: Api" : "api: $$.Api";
}
