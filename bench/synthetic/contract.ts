import { actions, capitalised, decapitalised, resources } from "./names.ts";
import type { Random } from "./random.ts";

const methods = { create: "POST", update: "PUT", approve: "POST", archive: "POST", transfer: "PATCH" } as const;

/** The contract module of one capability, with its first `count` operations. */
export function capabilityContract(capability: string, count: number, random: Random): string {
  const operations = resources
    .flatMap((resource) => actions.map((action) => ({ resource, action })))
    .slice(0, count)
    .map(({ resource, action }) => ({
      name: `${action}${resource}`,
      source: operation(capability, resource, action, random),
    }));
  const named = resources.flatMap((resource) => {
    const name = `${capitalised(capability)}${resource}`;
    return [name, `${name}Status`];
  });
  return `import { oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { Actor, Address, Money, Period } from "../shared/domain.ts";
import { errors } from "../shared/errors.ts";
import {
${named.map((name) => `  ${name},`).join("\n")}
} from "./domain.ts";

const tags = ["${capability}"];
${operations.map(({ source }) => source).join("")}
export const ${capability}Contract = oc.router({
${operations.map(({ name }) => `  ${name},`).join("\n")}
});
`;
}

function operation(capability: string, resource: string, action: keyof typeof methods, random: Random): string {
  const noun = resource.toLowerCase();
  const suffix = action === "create" || action === "update" ? "" : `/${action}`;
  const collection = action === "create" ? "owners/{ownerId}/" : "";
  const path = `/${capability}/${collection}${noun}s${action === "create" ? "" : `/{${noun}Id}`}${suffix}`;
  const parameter = action === "create" ? "ownerId" : `${noun}Id`;
  return `
const ${action}${resource} = oc
  .route({
    method: "${methods[action]}",
    path: "${path}",
    operationId: "${capability}${capitalised(action)}${resource}",
    summary: "${capitalised(action)} a ${noun}",
    description: "Takes the ${noun} through ${action} and answers with its new state.",
    tags,
    inputStructure: "detailed",
  })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        params: Type.Object({ ${parameter}: Type.String({ minLength: 1, description: "Whose ${noun}.", examples: ["x-${random.below(1000)}"] }) }),
        query: Type.Object({
          expand: Type.Optional(Type.Boolean({ description: "Answer with related objects." })),
          locale: Type.Optional(Type.String({ maxLength: 12, description: "BCP 47 tag.", examples: ["en"] })),
        }),
        body: ${body(capability, resource, random)},
      }),
    ),
  )
  .output(typeBoxStandardSchema(${capitalised(capability)}${resource}))
  .errors(errors);
`;
}

function body(capability: string, resource: string, random: Random): string {
  const status = `${capitalised(capability)}${resource}Status`;
  const reference = random.pick(["Address", "Period", "Actor"]);
  const lines = [
    `title: Type.String({ minLength: 1, maxLength: ${40 + random.below(200)}, description: "Title that people read.", examples: ["Sample"] })`,
    `reference: Type.Optional(Type.String({ pattern: "^[A-Z0-9-]{4,${8 + random.below(20)}}$", description: "The caller's own reference." }))`,
    `quantity: Type.Integer({ minimum: 1, maximum: ${100 + random.below(9000)}, description: "How many.", examples: [1] })`,
    `weight: Type.Optional(Type.Number({ minimum: 0, description: "In kilograms." }))`,
    `urgent: Type.Boolean({ description: "Ahead of the others." })`,
    `channel: Type.Union([Type.Literal("mail"), Type.Literal("${random.pick(["post", "courier", "pickup"])}")], { description: "How it goes out." })`,
    `dueAt: Type.Optional(Type.String({ format: "date-time", description: "When it is due." }))`,
    `status: Type.Optional(${status})`,
    "price: Money",
    `${decapitalised(reference)}: Type.Optional(${reference})`,
    `labels: Type.Array(Type.String({ maxLength: ${20 + random.below(40)} }), { maxItems: 20, description: "Free labels." })`,
  ];
  return `Type.Object(
          {
${lines.map((line) => `            ${line},`).join("\n")}
          },
          { description: "What to do with the ${resource.toLowerCase()}.", additionalProperties: false },
        )`;
}
