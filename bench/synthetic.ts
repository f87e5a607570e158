import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { capabilityContract } from "./synthetic/contract.ts";
import { capabilityDomain, sharedDomain, sharedErrors } from "./synthetic/domain.ts";
import { capabilityName, operationsPerCapability } from "./synthetic/names.ts";
import { seeded } from "./synthetic/random.ts";

/** A synthetic workspace on disk. */
export interface SyntheticWorkspace {
  readonly directory: string;
  readonly operations: number;
}

/**
 * Writes a workspace of `operations` operations, split over contract modules of about fifty, with a surface and one client.
 * The same number gives the same bytes. What was in `directory` is removed.
 */
export async function writeSynthetic(directory: string, operations: number): Promise<SyntheticWorkspace> {
  await rm(directory, { recursive: true, force: true });
  for (const [path, contents] of syntheticFiles(operations)) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  return { directory, operations };
}

/** Path → contents, relative to the workspace. */
export function syntheticFiles(operations: number): ReadonlyMap<string, string> {
  const random = seeded(operations);
  const capabilities: string[] = [];
  const files = new Map<string, string>();
  for (let written = 0; written < operations; written += operationsPerCapability) {
    const capability = capabilityName(capabilities.length);
    const count = Math.min(operationsPerCapability, operations - written);
    capabilities.push(capability);
    files.set(`capabilities/${capability}/domain.ts`, capabilityDomain(capability, random));
    files.set(`capabilities/${capability}/contract.ts`, capabilityContract(capability, count, random));
  }
  files.set("capabilities/shared/domain.ts", sharedDomain);
  files.set("capabilities/shared/errors.ts", sharedErrors);
  files.set("capabilities/router.ts", routerModule(capabilities));
  files.set("contracts/bench.v1.ts", surfaceModule(capabilities));
  files.set("package.json", `${JSON.stringify({ name: "bench-workspace", private: true, type: "module" }, null, 2)}\n`);
  files.set("pnpm-workspace.yaml", "packages: []\n");
  return files;
}

/** Adds one optional field to the body of one operation in the middle of the workspace. `round` makes each change a new one. */
export async function changeOneOperation(workspace: SyntheticWorkspace, round: number): Promise<void> {
  const middle = Math.floor((Math.ceil(workspace.operations / operationsPerCapability) - 1) / 2);
  const file = join(workspace.directory, "capabilities", capabilityName(middle), "contract.ts");
  const source = await readFile(file, "utf8");
  const field = `            price: Money,\n`;
  const at = source.indexOf(field);
  if (at < 0) throw new Error(`No body to change in ${file}.`);
  const added = `            added${round}: Type.Optional(Type.String({ description: "Added in round ${round}." })),\n`;
  await writeFile(file, source.slice(0, at) + added + source.slice(at));
}

function imports(capabilities: readonly string[]): string {
  return capabilities
    .map((name) => `import { ${name}Contract } from "../capabilities/${name}/contract.ts";\n`)
    .join("");
}

/** What the document says about itself: the same for the chain and for the pipeline. */
const header = `  title: "Bench",
  description: "A synthetic surface.",
  contact: { name: "Bench", url: "https://example.com", email: "bench@example.com" },
  license: { name: "MIT", identifier: "MIT" },`;

const security = `  security: [{ bearer: [] }],`;
const securitySchemes = `securitySchemes: { bearer: { type: "http", scheme: "bearer" } },`;

function tags(capabilities: readonly string[]): string {
  const lines = capabilities.map((name) => `    { name: "${name}", description: "Operations of ${name}." },`);
  return `  tags: [\n${lines.join("\n")}\n  ],`;
}

/** What the chain of stock tools reads. */
function routerModule(capabilities: readonly string[]): string {
  return `import type { AnyContractRouter } from "@orpc/contract";
${imports(capabilities).replaceAll("../capabilities/", "./")}
export const router: AnyContractRouter = {
${capabilities.map((name) => `  ${name}: ${name}Contract,`).join("\n")}
};

export const info = {
  version: "1.0.0",
${header}
};

export const base = {
  servers: [{ url: "https://api.bench.test/api/bench", description: "Production" }],
${security}
  components: { ${securitySchemes} },
${tags(capabilities)}
};
`;
}

/** What the pipeline reads. */
function surfaceModule(capabilities: readonly string[]): string {
  return `import { defineSurface } from "@rawr/openapi-pipeline/surface";
${imports(capabilities)}
export const surface = defineSurface({
  name: "bench",
  version: "1.0.0",
${header}
  mount: "/api/bench",
  servers: [{ url: "https://api.bench.test", description: "Production" }],
  ${securitySchemes}
${security}
  audiences: ["internal"],
  clients: [{ name: "@bench/bench-client", audience: "internal" }],
${tags(capabilities)}
  contracts: {
${capabilities.map((name) => `    ${name}: { contract: ${name}Contract },`).join("\n")}
  },
});
`;
}
