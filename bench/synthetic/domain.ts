import { capitalised, resources } from "./names.ts";
import type { Random } from "./random.ts";

/** Schemas that every capability refers to by `$id`. */
export const sharedDomain = `import * as Type from "typebox";

export const Money = Type.Object(
  {
    amount: Type.String({ pattern: "^-?[0-9]+(\\\\.[0-9]{1,4})?$", description: "Decimal amount.", examples: ["12.50"] }),
    currency: Type.String({ pattern: "^[A-Z]{3}$", description: "ISO 4217 code.", examples: ["EUR"] }),
  },
  { $id: "Money", description: "An amount in one currency.", additionalProperties: false },
);

export const Address = Type.Object(
  {
    street: Type.String({ minLength: 1, description: "Street and number.", examples: ["Main Street 1"] }),
    city: Type.String({ minLength: 1, description: "City.", examples: ["Berlin"] }),
    postalCode: Type.Optional(Type.String({ maxLength: 12, description: "Postal code." })),
    country: Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2 code.", examples: ["DE"] }),
  },
  { $id: "Address", description: "A postal address.", additionalProperties: false },
);

export const Period = Type.Object(
  {
    from: Type.String({ format: "date", description: "First day.", examples: ["2026-01-01"] }),
    until: Type.Optional(Type.String({ format: "date", description: "Last day, inclusive." })),
  },
  { $id: "Period", description: "A span of days.", additionalProperties: false },
);

export const Actor = Type.Object(
  {
    id: Type.String({ minLength: 1, description: "Identifier of the actor.", examples: ["a-1"] }),
    kind: Type.Union([Type.Literal("person"), Type.Literal("service")], { description: "What acts." }),
  },
  { $id: "Actor", description: "Who does something.", additionalProperties: false },
);
`;

/** The three typed errors of every operation. */
export const sharedErrors = `import { problem } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { Period } from "./domain.ts";

const Id = Type.String({ minLength: 1, description: "Identifier of the object.", examples: ["x-1"] });

export const errors = {
  NOT_FOUND: problem({ status: 404, title: "There is no such object", data: Type.Object({ id: Id }) }),
  EDIT_CONFLICT: problem({
    status: 409,
    title: "The object has changed since",
    data: Type.Object({ id: Id, revision: Type.Integer({ description: "Its revision now.", examples: [3] }) }),
  }),
  PERIOD_CLOSED: problem({ status: 422, title: "The period is closed", data: Type.Object({ period: Period }) }),
};
`;

/** One capability's resources: a status and a resource schema each, both named. */
export function capabilityDomain(capability: string, random: Random): string {
  const schemas = resources.map((resource) => resourceSchemas(capability, resource, random));
  return `import * as Type from "typebox";
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
    id: Type.String({ minLength: 1, description: "Identifier of the ${resource.toLowerCase()}.", examples: ["x-1"] }),
    status: ${name}Status,
    createdAt: Type.String({ format: "date-time", description: "When it was made.", examples: ["2026-01-01T00:00:00Z"] }),
    createdBy: Actor,
    total: Money,
    ${decapitalisedReference(reference)}: Type.Optional(${reference}),
    revision: Type.Integer({ minimum: ${random.below(3)}, description: "Counts the changes.", examples: [3] }),
    labels: Type.Array(Type.String({ maxLength: ${20 + random.below(40)} }), { description: "Free labels." }),
  },
  { $id: "${name}", description: "A ${resource.toLowerCase()} of ${capability}.", additionalProperties: false },
);
`;
}

function decapitalisedReference(reference: string): string {
  return reference === "Money" ? "reserve" : reference.toLowerCase();
}
