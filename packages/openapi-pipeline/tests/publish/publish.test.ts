import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nextVersion } from "../../src/diff/next-version.ts";
import { makeWorkspace, type Workspace } from "../pack/workspace.ts";
import { runId, serveInvoicing, unknownRunId } from "../wire/invoicing-server.ts";
import { type Consumer, makeConsumer } from "./consumer.ts";
import { readmeProgram } from "./readme-program.ts";
import { type Registry, startRegistry } from "./registry.ts";

const packages = ["@rawr/client-runtime", "@rawr/workflows-client", "@rawr/workflows-partner-client"];
const clients = packages.slice(1);

let folder: string;
let registry: Registry;
let workspace: Workspace;
/** The version that is published first, and the one after it. */
let first: string;
let second: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rawr-publish-"));
  registry = await startRegistry(join(folder, "registry"));
  workspace = await makeWorkspace();
  first = workspace.version("workflows-client");
  second = nextVersion(first, "patch");
});
afterAll(async () => {
  workspace?.remove();
  await registry?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** `rawr-openapi publish` as somebody whose .npmrc names the token, and another registry for the scope. */
async function publish(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const known = { REGISTRY_TOKEN: registry.token, HOME: folder, npm_config_userconfig: registry.npmrc };
  const ended = await workspace.run(["publish", "--registry", registry.url, ...args], { ...known, ...env });
  const printed = ended.stdout + ended.stderr;
  for (const token of [registry.token, env["REGISTRY_TOKEN"]]) if (token) expect(printed).not.toContain(token);
  return ended;
}

/** Versions in the registry. */
async function versions(name: string): Promise<readonly string[]> {
  const response = await fetch(registry.url + name.replace("/", "%2f"));
  if (response.status === 404) return [];
  return Object.keys(((await response.json()) as { versions: object }).versions);
}

const allVersions = () => Promise.all(packages.map(versions));

describe("rawr-openapi publish, to an empty registry", () => {
  test("sends nothing while the runtime is missing there", async () => {
    const { exitCode, stderr } = await publish([]);
    expect(exitCode, stderr).toBe(1);
    expect(stderr).toContain("error publish-runtime-missing");
    expect(stderr).toContain("--with-runtime");
    expect(await allVersions()).toEqual([[], [], []]);
  });

  test("says what it would send, and does not", async () => {
    const { exitCode, stdout, stderr } = await publish(["--with-runtime", "--dry-run", "--json"]);
    expect(exitCode, stderr).toBe(0);
    const report = JSON.parse(stdout) as { packages: { name: string; state: string }[] };
    expect(report.packages.map(({ name, state }) => [name, state])).toEqual(
      packages.map((name) => [name, "would be published"]),
    );
    expect(await allVersions()).toEqual([[], [], []]);
  });

  test.each([
    ["a wrong token", "a-wrong-token-of-some-length"],
    ["no token", ""],
  ])("with %s it ends with 2, says how to log in, and repeats no secret", async (_, token) => {
    const { exitCode, stderr } = await publish(["--with-runtime"], { REGISTRY_TOKEN: token });
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toContain("error publish-unauthorized");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await allVersions()).toEqual([[], [], []]);
  });

  test("that is not there it ends with 2", async () => {
    const { exitCode, stderr } = await publish(["--registry", "http://127.0.0.1:9/"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error registry-unreachable  No answer came from http://127.0.0.1:9/");
    expect(stderr).toContain("ECONNREFUSED");
  });

  test("sends the runtime and the clients", async () => {
    const { exitCode, stderr } = await publish(["--with-runtime"]);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain(`@rawr/workflows-client ${first}: published\n`);
    expect(stderr).toContain("published 3 packages");
    expect((await allVersions()).map(({ length }) => length)).toEqual([1, 1, 1]);
  });
});

describe("rawr-openapi publish, where CI can attest a build", () => {
  /** An npm that has nothing, takes everything and writes down what it was told. */
  async function sent(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
    const bin = mkdtempSync(join(folder, "bin-"));
    const log = join(bin, "log");
    const absent = JSON.stringify({ error: { code: "E404", summary: "Not Found" } });
    const script = `#!/bin/sh\necho "$@" >>'${log}'\n[ "$1" = publish ] && exit 0\necho '${absent}'; exit 1\n`;
    writeFileSync(join(bin, "npm"), script, { mode: 0o755 });
    const { exitCode, stderr } = await publish(["--with-runtime", ...args], { ...env, PATH: bin });
    expect(exitCode, stderr).toBe(0);
    const lines = readFileSync(log, "utf8").trim().split("\n");
    return lines.filter((line) => line.startsWith("publish ")).join("\n");
  }

  test.each([
    ["GitHub", { ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example.com" }],
    ["GitLab", { SIGSTORE_ID_TOKEN: "a-token-of-the-job" }],
  ])("it does on %s, unless told not to", async (_, env) => {
    expect((await sent([], env)).match(/ --provenance /g)).toHaveLength(3);
    expect(await sent(["--no-provenance"], env)).not.toContain("provenance");
  });

  test("it does not elsewhere", async () => {
    expect(await sent([], {})).not.toContain("provenance");
  });
});

describe("rawr-openapi publish, again", () => {
  test("sends nothing when the bytes are the same", async () => {
    const { exitCode, stderr } = await publish([]);
    expect(exitCode, stderr).toBe(0);
    expect(stderr.match(/: already published$/gm)).toHaveLength(2);
    expect(stderr).toContain("nothing was published");
  });

  test("refuses other bytes under the same version, and sends no package", async () => {
    workspace.edit("Trigger durable workflows and follow", "Trigger workflows, and follow");
    expect(await workspace.run(["build"])).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await publish([]);
    expect(exitCode, stderr).toBe(1);
    expect(stderr).toContain(`error publish-version-taken  \`@rawr/workflows-client\` ${first} is published already`);
    expect((await allVersions()).map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  test("sends them under a new version, with a tag of its own", async () => {
    workspace.edit(`version: "${first}"`, `version: "${second}"`);
    expect(await workspace.run(["build"])).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await publish(["@rawr/workflows-client", "--tag", "next"]);
    expect(exitCode, stderr).toBe(0);
    expect(await Promise.all(clients.map(versions))).toEqual([[first, second], [first]]);
    const { "dist-tags": tags } = (await (await fetch(`${registry.url}@rawr%2fworkflows-client`)).json()) as {
      "dist-tags": object;
    };
    expect(tags).toEqual({ latest: first, next: second });
  });

  test("refuses a client that is out of date before it asks anybody", async () => {
    workspace.edit(`version: "${second}"`, `version: "${nextVersion(second, "patch")}"`);
    const { exitCode, stderr } = await publish(["--registry", "http://127.0.0.1:9/"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("error artifact-stale");
    expect(stderr).toContain("nothing was published");
  });
});

describe("who installs a client from the registry", () => {
  let consumer: Consumer;
  let server: Awaited<ReturnType<typeof serveInvoicing>>;
  beforeAll(async () => {
    consumer = makeConsumer(join(folder, "consumer"), registry);
    server = await serveInvoicing();
  });
  afterAll(() => server?.close());

  test("gets the client and the runtime, and nothing else", async () => {
    const ended = await consumer.run("npm", "install", ...clients);
    expect(ended, ended.stderr).toMatchObject({ exitCode: 0 });
    const modules = join(consumer.folder, "node_modules");
    expect(readdirSync(modules).filter((name) => !name.startsWith("."))).toEqual(["@rawr"]);
    expect(readdirSync(join(modules, "@rawr")).sort()).toEqual(packages.map((name) => name.slice("@rawr/".length)));
  });

  test.each(clients)("runs the README of %s as it stands: it compiles, and a live server answers", async (name) => {
    const readme = readFileSync(join(consumer.folder, "node_modules", name, "README.md"), "utf8");
    const program = readmeProgram(readme);
    const failing = program.replace(/try \{\n.*/, (text) => text.replace(runId, unknownRunId));
    expect(failing).not.toBe(program);
    consumer.write("readme.ts", failing.replaceAll("https://api.example.com/api/workflows", server.url));
    const typescript = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");
    const compiled = await consumer.run(process.execPath, typescript, "-p", ".");
    expect(compiled, compiled.stdout).toMatchObject({ exitCode: 0 });
    server.seen.splice(0);
    const ran = await consumer.run(process.execPath, "dist/readme.js");
    expect(ran, ran.stderr).toMatchObject({ exitCode: 0, stderr: "" });
    // The error that is thrown, the events of the stream and of the run, the run's result.
    expect(ran.stdout).toContain(`{ runId: '${unknownRunId}' }`);
    expect(ran.stdout.match(/type: 'run\.completed'/g)).toHaveLength(2);
    expect(ran.stdout).toContain("outcome: 'matched'");
    const asked = new Set(server.seen.map(({ operation }) => operation));
    expect(asked).toEqual(new Set(["trigger", "status", "events", "cancel", ...(name === clients[0] ? ["list"] : [])]));
  });
});
