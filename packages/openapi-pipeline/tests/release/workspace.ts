import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { main } from "../../src/cli.ts";

/** What a command printed and answered. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A workspace with a git repository of its own that publishes a small shop. */
export interface Workspace {
  readonly root: string;
  /** Runs `rawr-openapi` in it, in this process. */
  run(...args: readonly string[]): Promise<Ended>;
  read(path: string): string;
  write(path: string, contents: string): void;
  /** Replaces text of a file, the contract's operations by default. */
  edit(from: string, to: string, path?: string): void;
  /** Builds and commits. */
  commit(): Promise<void>;
  git(...args: readonly string[]): string;
  /** Every file with its text, git and caches left out. */
  files(): Readonly<Record<string, string>>;
  remove(): void;
}

export const surfaceFile = "contracts/shop.v1.ts";
export const contractFile = "src/contract.ts";

/** 2026-11-21. */
const epoch = "1795219200";

/** Lies beside the tests, so that the contract's imports resolve; git ignores its name. */
export function makeWorkspace(): Workspace {
  const root = mkdtempSync(join(import.meta.dirname, ".rawr-tmp-"));
  const git = (...args: readonly string[]) =>
    execFileSync("git", [...identity, ...args], { cwd: root, encoding: "utf8", env: gitEnvironment });
  const workspace: Workspace = {
    root,
    git,
    async run(...args) {
      const printed = { stdout: "", stderr: "" };
      const stream = (name: keyof typeof printed) => ({ write: (text: string) => void (printed[name] += text) });
      const env = { ...gitEnvironment, SOURCE_DATE_EPOCH: epoch };
      const exitCode = await main(args, { cwd: root, env, stdout: stream("stdout"), stderr: stream("stderr") });
      return { exitCode, ...printed };
    },
    read: (path) => readFileSync(join(root, path), "utf8"),
    write(path, contents) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), contents);
    },
    edit(from, to, path = contractFile) {
      const text = workspace.read(path);
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      workspace.write(path, text.replaceAll(from, to));
    },
    async commit() {
      const { exitCode, stderr } = await workspace.run("build");
      if (exitCode !== 0) throw new Error(stderr);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "Change");
    },
    files: () => readFiles(root),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  for (const [path, contents] of Object.entries(sources)) workspace.write(path, contents);
  git("init", "--quiet");
  return workspace;
}

const gitEnvironment = { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
const identity = ["-c", "user.name=Author", "-c", "user.email=author@example.com"];

const sources = {
  ".gitignore": "node_modules\n",
  "package.json": `${JSON.stringify({ name: "shop", private: true, license: "MIT" })}\n`,
  [surfaceFile]: `import { defineSurface } from "@rawr/openapi-pipeline/surface";
import { contract } from "../src/contract.ts";

// Quotes and spaces are the author's.
export const surface = defineSurface({
  name: 'shop',
  version:  '1.0.0',
  title: "Shop API",
  description: "Orders of the shop.",
  mount: "/api/shop",
  contracts: { shop: { contract } },
  servers: [{ url: "/", description: "The host that serves this document." }],
  contact: { name: "Shop team", url: "https://example.com/shop" },
  license: { name: "MIT", identifier: "MIT" },
  securitySchemes: { token: { type: "http", scheme: "bearer", description: "An access token." } },
  security: [{ token: [] }],
  tags: [{ name: "orders", description: "Orders." }],
  audiences: ["internal", "partner"],
  clients: [
    { name: "@acme/shop-client", audience: "internal" },
    { name: "@acme/shop-partner-client", audience: "partner" },
  ],
});
`,
  [contractFile]: `import { badRequest, oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import { Type } from "typebox";

const Order = Type.Object(
  {
    orderId: Type.String({ description: "Identifier.", examples: ["o1"] }),
    note: Type.Optional(Type.String({ maxLength: 200, description: "For people." })),
  },
  { $id: "Order", description: "An order." },
);

const operation = (operationId: string, summary: string) => ({ operationId, summary, description: \`\${summary}.\`, tags: ["orders"] });

export const contract = oc.errors({ BAD_REQUEST: badRequest }).router({
  getOrder: oc
    .route({ method: "GET", path: "/orders/{orderId}", ...operation("ordersGetOrder", "Read an order") })
    .meta({ audience: "partner" })
    .input(typeBoxStandardSchema(Type.Object({ orderId: Type.String({ description: "Which.", examples: ["o1"] }) })))
    .output(typeBoxStandardSchema(Order)),
  putOrder: oc
    .route({ method: "PUT", path: "/orders/{orderId}", ...operation("ordersPutOrder", "Change an order") })
    .meta({ audience: "internal" })
    .input(typeBoxStandardSchema(Order))
    .output(typeBoxStandardSchema(Order)),
});
`,
};

function readFiles(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/^(?:\.git|node_modules)\//.test(path))
    .sort();
  return Object.fromEntries(entries.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** What `before` and `after` differ in. */
export function changedPaths(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).sort();
}
