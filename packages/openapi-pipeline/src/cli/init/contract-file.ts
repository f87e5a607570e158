/** An existing contract module that the first surface publishes. */
export interface ContractModule {
  /** What the contract file imports: a relative path. */
  readonly specifier: string;
  /** The exported contract. */
  readonly exportName: string;
}

/** The schema library that the example is written in. */
export type SchemaLibrary = "typebox" | "zod";

/** What a contract file is made from. */
export interface ContractFileInput {
  /** Surface name, kebab-case. */
  readonly surface: string;
  /** The contract that it publishes; or the library of the example that it holds instead. */
  readonly source: ContractModule | SchemaLibrary;
}

/** `contracts/<surface>.v1.ts` */
export function contractFile({ surface, source }: ContractFileInput): string {
  const isExample = typeof source === "string";
  const exportName = isExample ? "greetings" : source.exportName;
  const mountedAs = exportName.replace(/Contract$/, "") || "main";
  const imports = isExample ? [] : [`import { ${exportName} } from "${source.specifier}";`];
  return `${[pipelineImport, ...(isExample ? examples[source].imports : []), ...imports].join("\n")}
${isExample ? exampleContract(examples[source]) : ""}
export const surface = defineSurface({
  name: "${surface}",
  version: "1.0.0",
  title: "${titleOf(surface)}",
  description: "What this API is for, for those who call it.",
  mount: "/api",
  contracts: { ${mountedAs}: { contract: ${exportName} } },
  servers: [{ url: "/", description: "The host that serves this document." }],
  contact: { name: "Whom to ask", url: "https://example.com" },
  license: { name: "All rights reserved", url: "https://example.com/license" },
  securitySchemes: { token: { type: "http", scheme: "bearer", description: "How a caller gets one." } },
  security: [{ token: [] }],
${isExample ? '  tags: [{ name: "greetings", description: "The example." }],\n' : ""}  audiences: ["internal"],
  clients: [{ name: "${surface}-client", audience: "internal" }],
});
`;
}

const pipelineImport = `import { defineSurface } from "@rawr/openapi-pipeline/surface";`;

interface Example {
  readonly imports: readonly string[];
  /** Expressions: the Standard Schemas of the operation. */
  readonly input: string;
  readonly output: string;
}

const examples: Readonly<Record<SchemaLibrary, Example>> = {
  typebox: {
    imports: [
      `import { badRequest, oc, typeBoxStandardSchema } from "@rawr/orpc-standards";`,
      `import { Type } from "typebox";`,
    ],
    input: `typeBoxStandardSchema(
  Type.Object({ name: Type.String({ minLength: 1, description: "Whom to greet.", examples: ["Ada"] }) }),
)`,
    output: `typeBoxStandardSchema(
  Type.Object(
    { text: Type.String({ description: "The greeting.", examples: ["Hello, Ada"] }) },
    { $id: "Greeting", description: "A greeting for one person." },
  ),
)`,
  },
  zod: {
    imports: [`import { badRequest, oc } from "@rawr/orpc-standards";`, `import { z } from "zod";`],
    input: `z.object({
  name: z.string().min(1).meta({ description: "Whom to greet.", examples: ["Ada"] }),
})`,
    output: `z
  .object({ text: z.string().meta({ description: "The greeting.", examples: ["Hello, Ada"] }) })
  .meta({ id: "Greeting", description: "A greeting for one person." })`,
  },
};

function exampleContract({ input, output }: Example): string {
  return `
const GreetInput = ${input};

const Greeting = ${output};

const greetings = {
  greet: oc
    .route({
      method: "GET",
      path: "/greetings/{name}",
      operationId: "greetingsGreet",
      summary: "Greet somebody",
      description: "Answers with a greeting for the person that is named in the path.",
      tags: ["greetings"],
    })
    .errors({ BAD_REQUEST: badRequest })
    .input(GreetInput)
    .output(Greeting),
};
`;
}

function titleOf(surface: string): string {
  return surface.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => (dash && " ") + letter.toUpperCase());
}
