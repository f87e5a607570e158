import { capitalised, resources } from "./names.ts";
import type { Random } from "./random.ts";

/** Schemas that every capability refers to by `$id`, the typed errors' problem details among them. */
export const sharedDomain = `import { Type } from "typebox";

export const Money = Type.Object(
  {
    amount: Type.String({ pattern: "^-?[0-9]+(\\\\.[0-9]{1,4})?$", description: "Decimal amount.", examples: ["12.50"] }),
    currency: Type.String({ pattern: "^[A-Z]{3}$", description: "ISO 4217 code.", examples: ["EUR"] }),
  },
  { $id: "Money", description: "An amount in one currency.", additionalProperties: false },
);

export const Address = Type.Object(
  {
    street: Type.String({ minLength: 1, description: "Street and number." }),
    city: Type.String({ minLength: 1, description: "City." }),
    postalCode: Type.Optional(Type.String({ maxLength: 12, description: "Postal code." })),
    country: Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2 code.", examples: ["DE"] }),
  },
  { $id: "Address", description: "A postal address.", additionalProperties: false },
);

export const Period = Type.Object(
  {
    from: Type.String({ format: "date", description: "First day." }),
    until: Type.Optional(Type.String({ format: "date", description: "Last day, inclusive." })),
  },
  { $id: "Period", description: "A span of days.", additionalProperties: false },
);

export const Actor = Type.Object(
  {
    id: Type.String({ minLength: 1, description: "Identifier of the actor." }),
    kind: Type.Union([Type.Literal("person"), Type.Literal("service")], { description: "What acts." }),
  },
  { $id: "Actor", description: "Who does something.", additionalProperties: false },
);
${["NotFound", "Conflict", "ValidationFailed"].map(problem).join("")}`;

function problem(name: string): string {
  const code = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  return `
export const ${name}Problem = Type.Object(
  {
    type: Type.String({ format: "uri", description: "Identifies the kind of problem." }),
    title: Type.String({ description: "Short summary." }),
    status: Type.Integer({ minimum: 400, maximum: 599, description: "HTTP status." }),
    detail: Type.Optional(Type.String({ description: "What happened this time." })),
    instance: Type.Optional(Type.String({ format: "uri-reference", description: "This occurrence." })),
    code: Type.Literal("${code}", { description: "Stable code to branch on." }),
  },
  { $id: "${name}Problem", description: "RFC 9457 problem details of ${code}." },
);
`;
}

/** One capability's resources: a status and a resource schema each, both named. */
export function capabilityDomain(capability: string, random: Random): string {
  const schemas = resources.map((resource) => resourceSchemas(capability, resource, random));
  return `import { Type } from "typebox";
import { Actor, Address, Money, Period } from "../shared/domain.ts";
${schemas.join("")}`;
}

function resourceSchemas(capability: string, resource: string, random: Random): string {
  const name = `${capitalised(capability)}${resource}`;
  const reference = random.pick(["Address", "Money", "Period"]);
  return `
export const ${name}Status = Type.Union(
  [Type.Literal("draft"), Type.Literal("open"), Type.Literal("${random.pick(["held", "paused", "blocked"])}"), Type.Literal("closed")],
  { $id: "${name}Status", description: "Where the ${resource.toLowerCase()} stands." },
);

export const ${name} = Type.Object(
  {
    id: Type.String({ minLength: 1, description: "Identifier of the ${resource.toLowerCase()}." }),
    status: ${name}Status,
    createdAt: Type.String({ format: "date-time", description: "When it was made." }),
    createdBy: Actor,
    total: Money,
    ${decapitalisedReference(reference)}: Type.Optional(${reference}),
    revision: Type.Integer({ minimum: ${random.below(3)}, description: "Counts the changes." }),
    labels: Type.Array(Type.String({ maxLength: ${20 + random.below(40)} }), { description: "Free labels." }),
  },
  { $id: "${name}", description: "A ${resource.toLowerCase()} of ${capability}.", additionalProperties: false },
);
`;
}

function decapitalisedReference(reference: string): string {
  return reference === "Money" ? "reserve" : reference.toLowerCase();
}
