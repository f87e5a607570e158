import type { TSType } from "oxc-parser";
import type { ParsedExport } from "./parsed-surface.ts";
import {
  itemType,
  literalKey,
  type Member,
  membersOf,
  type Place,
  presentType,
  site,
  typeOf,
  type UseSite,
} from "./use-site.ts";

/** How consumers make a value of a type: with what is required only, and with each property at its declared type. */
export function writeSites(exported: ParsedExport): readonly UseSite[] {
  const type = typeOf(exported);
  const place: Place = { exported, expression: type, params: [], path: [] };
  if (exported.type.type !== "TSUnionType") return valueSites(place, exported.type);
  return exported.type.types.map((each) => {
    const text = exported.text(each);
    return site({ ...place, path: [text] }, "write", { params: [`value: ${text}`], returns: type, value: "value" });
  });
}

/** `place.expression` is a type here: where a value is wanted. */
function valueSites(place: Place, type: TSType): readonly UseSite[] {
  const { exported, expression } = place;
  const members = membersOf(type).filter(({ type }) => type.type !== "TSNeverKeyword");
  return [
    ...assigned(place, requiredText(exported, type)),
    ...members.flatMap((member) => [
      propertySite(place, member),
      ...innerSites(
        {
          ...place,
          expression: `NonNullable<${expression}${`[${JSON.stringify(member.name)}]`}>`,
          path: [...place.path, member.name],
        },
        member.type,
      ),
    ]),
    ...indexSites(place, type),
  ];
}

function assigned(place: Place, text: string): readonly UseSite[] {
  return [site(place, "make", { params: [`value: ${text}`], returns: place.expression, value: "value" })];
}

function propertySite(place: Place, { name, type }: Member): UseSite {
  const at = { ...place, path: [...place.path, name] };
  const params = [`value: ${requiredText(place.exported, type)}`];
  return site(at, "write", {
    params,
    returns: `globalThis.Partial<${place.expression}>`,
    value: `{ ${literalKey(name)}: value }`,
  });
}

/** Properties of an object, or of the items of a list, that stands in another type. */
function innerSites(place: Place, type: TSType): readonly UseSite[] {
  const present = presentType(type);
  const item = present && itemType(present);
  const below = item === undefined ? present : presentType(item);
  if (below === undefined || membersOf(below).length === 0) return [];
  const expression = item === undefined ? place.expression : `NonNullable<${place.expression}[number]>`;
  return membersOf(below).flatMap((member) => [
    propertySite({ ...place, expression }, member),
    ...innerSites(
      {
        ...place,
        expression: `NonNullable<${expression}[${JSON.stringify(member.name)}]>`,
        path: [...place.path, member.name],
      },
      member.type,
    ),
  ]);
}

/** The text of a type without optional properties. */
function requiredText(exported: ParsedExport, type: TSType): string {
  const { text } = exported;
  if (type.type === "TSUnionType") return type.types.map((each) => requiredText(exported, each)).join(" | ");
  const item = itemType(type);
  if (item !== undefined) return `Array<${requiredText(exported, item)}>`;
  if (type.type !== "TSTypeLiteral") return type.type === "TSFunctionType" ? `(${text(type)})` : text(type);
  const required = membersOf(type).filter(({ node }) => !node.optional);
  return `{ ${required.map((member) => `${literalKey(member.name)}: ${requiredText(exported, member.type)};`).join(" ")} }`;
}

function indexSites(place: Place, type: TSType): readonly UseSite[] {
  if (type.type !== "TSTypeLiteral") return [];
  return type.members.flatMap((member) => {
    if (member.type !== "TSIndexSignature" || member.typeAnnotation == null) return [];
    const at = { ...place, path: [...place.path, "[key]"] };
    const params = [`value: ${place.exported.text(member.typeAnnotation.typeAnnotation)}`];
    return [
      site(at, "write", {
        params,
        returns: `globalThis.Partial<${place.expression}>`,
        value: "{ [`key` as string]: value }",
      }),
    ];
  });
}
