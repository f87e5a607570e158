import type { TSType, TSTypeReference } from "oxc-parser";
import { callSites, isCallType } from "./call-sites.ts";
import { constructorOf, headOf, keyOf } from "./directions.ts";
import type { ParsedExport, ParsedSurface } from "./parsed-surface.ts";
import { access, itemType, membersOf, type Place, presentType, site, type UseSite } from "./use-site.ts";

/** How consumers read a value of a type: each property at its declared type, calls, comparisons with literals. */
export function readSites(surface: ParsedSurface, place: Place, type: TSType): readonly UseSite[] {
  const { text } = place.exported;
  if (type.type === "TSTypeReference" && isCallType(type)) {
    return callSites(place, type);
  }
  const members = membersOf(type);
  const inner = members.flatMap((member) => {
    const { name, node } = member;
    const optional = node.optional ? " | undefined" : "";
    const at = { ...place, expression: place.expression + access(name), path: [...place.path, name] };
    return member.type.type === "TSNeverKeyword" ? [] : readMember(surface, at, member.type, optional);
  });
  if (members.length > 0) return [...inner, ...indexSites(place, type)];
  if (type.type === "TSUnionType") return unionSites(surface, place, type.types);
  if (type.type === "TSFunctionType") return functionSites(place, type);
  return [whole(place, text(type)), ...indexSites(place, type)];
}

function readMember(surface: ParsedSurface, place: Place, type: TSType, optional: string): readonly UseSite[] {
  const present = presentType(type);
  const item = present && itemType(present);
  const below = item === undefined ? present : presentType(item);
  const nullable = optional !== "" || present !== type;
  if (below !== undefined && membersOf(below).length > 0) {
    const step = `${nullable ? "!" : ""}${item === undefined ? "" : "[0]!"}`;
    const shape =
      item === undefined ? "object" : `readonly ${item === below ? "object" : "(object | null | undefined)"}[]`;
    const absent = `${/\bnull\b/.test(place.exported.text(type)) && present !== type ? " | null" : ""}${nullable ? " | undefined" : ""}`;
    return [
      whole(place, shape + absent),
      ...readSites(surface, { ...place, expression: place.expression + step }, below),
    ];
  }
  if (optional !== "" || type.type === "TSUnionType") {
    const declared = whole(place, `${grouped(place.exported.text(type), type)}${optional}`);
    return type.type === "TSUnionType" ? [declared, ...comparisons(surface, place, type.types)] : [declared];
  }
  return readSites(surface, place, type);
}

function whole(place: Place, returns: string): UseSite {
  return site(place, "read", { params: place.params, returns, value: place.expression });
}

function grouped(text: string, { type }: TSType): string {
  return type === "TSFunctionType" || type === "TSConditionalType" ? `(${text})` : text;
}

function unionSites(surface: ParsedSurface, place: Place, types: readonly TSType[]): readonly UseSite[] {
  const { text } = place.exported;
  if (types.some((type) => isError(type))) return types.flatMap((type) => errorSites(surface, place, type));
  return [
    whole(place, types.map((type) => grouped(text(type), type)).join(" | ")),
    ...comparisons(surface, place, types),
  ];
}

/** A closed union may be compared with each of its literals; a variant of another one is told by its literals. */
function comparisons(surface: ParsedSurface, place: Place, types: readonly TSType[]): readonly UseSite[] {
  const { text } = place.exported;
  const { params, expression } = place;
  if (types.some((type) => type.type === "TSStringKeyword" || /OpenString$|OpenNumber$/.test(text(type)))) return [];
  const compare = (value: string) => site(place, "compare", { params, returns: "boolean", value });
  return types.flatMap((type) => {
    if (type.type === "TSLiteralType") return [compare(`${expression} === ${text(type)}`)];
    const variant = type.type === "TSTypeReference" ? referred(surface, place, type) : undefined;
    if (variant === undefined || !types.every((each) => each.type === "TSTypeReference")) return [];
    const all = types.map((each) => (each.type === "TSTypeReference" ? referred(surface, place, each) : undefined));
    return membersOf(variant.type).flatMap(({ name, type: member }) => {
      const isCommon = all.every(
        (each) => each !== undefined && membersOf(each.type).some((other) => other.name === name),
      );
      const literals = member.type === "TSUnionType" ? member.types : [member];
      if (!isCommon || !literals.every((literal) => literal.type === "TSLiteralType")) return [];
      return literals.map((literal) => compare(`${expression}${access(name)} === ${variant.text(literal)}`));
    });
  });
}

function referred(
  surface: ParsedSurface,
  { exported }: Place,
  { typeName }: TSTypeReference,
): ParsedExport | undefined {
  return surface.exports.get(keyOf(headOf(typeName), exported.entry) ?? "");
}

/** What a call may fail with, apart from what a document tells of. */
const failures =
  /^(?:Api|Http|Undocumented|Network|Timeout|Aborted|ResponseFormat|Request)Error$|^(?:Transport|Connection)Failure$/;

function isError(type: TSType): type is TSTypeReference {
  if (type.type !== "TSTypeReference") return false;
  const name = headOf(type.typeName);
  return name.includes(".") && failures.test(constructorOf(name));
}

/** Whoever handles an error tells it by its code or status. One more is nobody's break: there are always others. */
function errorSites(surface: ParsedSurface, place: Place, type: TSType): readonly UseSite[] {
  const { text } = place.exported;
  const { params, expression } = place;
  if (!isError(type)) return [];
  const [first, body] = type.typeArguments?.params ?? [];
  const kind = constructorOf(headOf(type.typeName));
  if (kind === "ApiError" && first?.type === "TSTypeReference") {
    const problem = referred(surface, place, first);
    const code = problem && membersOf(problem.type).find(({ name }) => name === "code")?.type;
    if (problem === undefined || code?.type !== "TSLiteralType") return [];
    const literal = problem.text(code);
    const at = { ...place, path: [...place.path, literal.slice(1, -1)] };
    const value = `${expression}.code === ${literal} ? ${expression}.problem : undefined`;
    return [site(at, "read", { params, returns: `${text(first)} | undefined`, value })];
  }
  if (kind === "HttpError" && first?.type === "TSLiteralType" && body !== undefined) {
    const at = { ...place, path: [...place.path, text(first)] };
    const value = `${expression}.status === ${text(first)} ? ${expression}.problem : undefined`;
    return [site(at, "read", { params, returns: `${grouped(text(body), body)} | undefined`, value })];
  }
  return [];
}

function functionSites(place: Place, type: TSType & { type: "TSFunctionType" }): readonly UseSite[] {
  const { text } = place.exported;
  const inputs = type.params.map((param) => (param.type === "Identifier" ? param : undefined));
  if (inputs.includes(undefined)) return [whole(place, text(type))];
  const params = [...place.params, ...inputs.map((param) => (param === undefined ? "" : text(param)))];
  const value = `${place.expression}(${inputs.map((param) => param?.name).join(", ")})`;
  return [site(place, "read", { params, returns: text(type.returnType.typeAnnotation), value })];
}

function indexSites(place: Place, type: TSType): readonly UseSite[] {
  if (type.type !== "TSTypeLiteral") return [];
  return type.members.flatMap((member) => {
    if (member.type !== "TSIndexSignature" || member.typeAnnotation == null) return [];
    const returns = `${place.exported.text(member.typeAnnotation.typeAnnotation)} | undefined`;
    const at = { ...place, path: [...place.path, "[key]"] };
    return [site(at, "read", { params: place.params, returns, value: `${place.expression}["key"]` })];
  });
}
