/** An existing contract module that the first surface publishes. */
export interface ContractModule {
  /** What the contract file imports: a relative path. */
  readonly specifier: string;
  /** The exported contract. */
  readonly exportName: string;
}

/** What the templates are filled with. */
export interface TemplateInput {
  /** Surface name, kebab-case. */
  readonly surface: string;
  /** Undefined: an example is written into the contract file. */
  readonly contract: ContractModule | undefined;
}

/** `contracts/<surface>.v1.ts` */
export function contractFile({ surface, contract }: TemplateInput): string {
  const title = surface.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => (dash && " ") + letter.toUpperCase(),
  );
  const imports = contract
    ? `import { ${contract.exportName} } from "${contract.specifier}";\n`
    : `import { oc } from "@orpc/contract";\nimport { Type } from "typebox";\nimport { typeBoxStandardSchema } from "@rawr/orpc-standards";\n`;
  return `${imports}import { defineSurface } from "@rawr/openapi-pipeline/surface";
${contract ? "" : exampleContract}
export const surface = defineSurface({
  name: "${surface}",
  version: "1.0.0",
  title: "${title}",
  description: "What this API is for, for those who call it.",
  mount: "/api",
  contracts: { ${contract ? contract.exportName.replace(/Contract$/, "") || "main" : "greetings"}: { contract: ${contract?.exportName ?? "greetings"} } },
  servers: [{ url: "/", description: "The host that serves this document." }],${
    contract ? "" : '\n  tags: [{ name: "greetings", description: "The example." }],'
  }
  audiences: ["internal"],
  clients: [{ name: "${surface}-client", audience: "internal" }],
});
`;
}

const exampleContract = `
const greetings = {
  greet: oc
    .route({
      method: "GET",
      path: "/greetings/{name}",
      operationId: "greetings.greet",
      summary: "Greet somebody",
      tags: ["greetings"],
    })
    .input(typeBoxStandardSchema(Type.Object({ name: Type.String({ description: "Whom to greet.", examples: ["Ada"] }) })))
    .output(typeBoxStandardSchema(Type.Object({ text: Type.String({ description: "The greeting.", examples: ["Hello, Ada"] }) }))),
};
`;

export const redoclyConfig = `# Also read by \`redocly lint\` from the command line.
extends:
  - recommended
rules:
  operation-4xx-response: off
  info-license: off
`;

export const spectralConfig = `# Also read by \`spectral lint\` from the command line.
extends:
  - spectral:oas
rules:
  info-contact: off
`;

export const gitAttributes: readonly string[] = [
  "openapi/** linguist-generated text eol=lf",
  "generated/** linguist-generated text eol=lf",
];

export const gitIgnore: readonly string[] = [".rawr-tmp-*"];

export const packageScripts: Readonly<Record<string, string>> = {
  "build:openapi": "rawr-openapi build",
  "check:openapi": "rawr-openapi check",
  "lint:openapi": "rawr-openapi lint",
};

export const workflow = `name: openapi
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: pnpm/action-setup@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: pnpm
      - run: pnpm install --frozen-lockfile
      - run: pnpm check:openapi
`;
