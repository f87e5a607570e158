import { expect, test, vi } from "vitest";
import { tagBesideNewer } from "../cli/publish-command.ts";
import type { PackedPackage } from "../package/pack-package.ts";
import { type PublishInput, publishPackages } from "./publish-packages.ts";
import { redactor } from "./redact.ts";
import { openRegistries, type ProgramResult, type RunProgram } from "./registry.ts";

const url = "https://npm.acme.example/";
const runtime = { name: "@rawr/client-runtime", version: "0.1.0" };
const client = packed("@acme/orders-client", "sha512-new");

function packed(name: string, integrity: string, manifest: object = {}): PackedPackage {
  const dependencies = name === runtime.name ? {} : { [runtime.name]: "^0.1.0" };
  return {
    name,
    version: name === runtime.name ? runtime.version : "1.0.0",
    fileName: `${name.split("/")[1]}.tgz`,
    manifest: { dependencies, ...manifest },
    files: [],
    bytes: new Uint8Array(),
    integrity,
  };
}

const answer = (body: unknown, exitCode = 0): ProgramResult => ({ exitCode, stdout: JSON.stringify(body), stderr: "" });
const there = (integrity: string) => answer({ integrity, tarball: `${url}x.tgz` });
const absent = answer({ error: { code: "E404", summary: "Not Found" } }, 1);
const refused = (code: string, summary: string) => answer({ error: { code, summary, detail: "" } }, 1);

/** A program that answers `view` by package, and `publish` with a result. */
function program(views: Readonly<Record<string, ProgramResult>>, sent: ProgramResult = answer({})) {
  const calls: string[] = [];
  const run: RunProgram = async (name, [verb = "", what = "", ...rest]) => {
    calls.push([name, verb, what, ...rest].join(" "));
    return verb === "publish" ? sent : (views[what.slice(0, what.lastIndexOf("@"))] ?? absent);
  };
  return { run: vi.fn(run), sends: () => calls.filter((call) => call.split(" ")[1] === "publish"), calls };
}

function publishing(run: RunProgram, more: Partial<PublishInput> = {}) {
  const registries = openRegistries({
    programs: ["npm", "pnpm"],
    run,
    redact: redactor({ NPM_TOKEN: "hunter2hunter2" }),
  });
  return publishPackages({
    clients: [client],
    runtime,
    registries,
    registry: url,
    options: { tag: undefined, access: undefined, provenance: false },
    dryRun: false,
    fileOf: ({ fileName }) => fileName,
    ...more,
  });
}

const codes = ({ diagnostics }: Awaited<ReturnType<typeof publishPackages>>) => diagnostics.map(({ code }) => code);
const states = ({ value }: Awaited<ReturnType<typeof publishPackages>>) => value.map(({ state }) => state);

test("sends what the registry does not have, with the registry that the scope's own would win over", async () => {
  const { run, sends } = program({ [runtime.name]: there("sha512-any") });
  const options = { tag: "next", access: "public", provenance: true };
  expect(states(await publishing(run, { options }))).toEqual(["published"]);
  expect(sends()).toEqual([
    `npm publish orders-client.tgz --json --tag next --access public --provenance --registry ${url} --@acme:registry=${url}`,
  ]);
});

test("sends nothing when the same bytes are there", async () => {
  const { run, sends } = program({ [runtime.name]: there("any"), [client.name]: there("sha512-new") });
  expect(states(await publishing(run))).toEqual(["already published"]);
  expect(sends()).toEqual([]);
});

test("sends nothing, of no package, when one version is there with other bytes", async () => {
  const other = packed("@acme/other-client", "sha512-other");
  const { run, sends } = program({ [runtime.name]: there("any"), [client.name]: there("sha512-old") });
  const outcome = await publishing(run, { clients: [other, client] });
  expect(codes(outcome)).toEqual(["publish-version-taken"]);
  expect(outcome.diagnostics[0]).toMatchObject({ expected: "sha512-new", found: `sha512-old at ${url}` });
  expect(sends()).toEqual([]);
});

test("says that the runtime is missing, or sends it first when asked", async () => {
  const { run, sends } = program({});
  expect(codes(await publishing(run))).toEqual(["publish-runtime-missing"]);
  expect(sends()).toEqual([]);
  const outcome = await publishing(run, { runtime: { ...runtime, packed: packed(runtime.name, "sha512-r") } });
  expect(outcome.value.map(({ packed: { name } }) => name)).toEqual([runtime.name, client.name]);
  expect(sends().map((call) => call.split(" ")[2])).toEqual(["client-runtime.tgz", "orders-client.tgz"]);
});

test("asks for no runtime when no client imports one", async () => {
  const { run, calls } = program({});
  await publishing(run, { clients: [packed("@acme/types", "sha512-t", { dependencies: {} })], dryRun: true });
  expect(calls).toHaveLength(1);
});

test("a dry run asks and does not send", async () => {
  const { run, sends } = program({ [runtime.name]: there("any") });
  expect(states(await publishing(run, { dryRun: true }))).toEqual(["would be published"]);
  expect(sends()).toEqual([]);
});

test("a package goes to the registry that its manifest names, unless the command names one", async () => {
  const own = packed("@acme/own-client", "sha512-o", {
    dependencies: {},
    publishConfig: { registry: "https://own.example/" },
  });
  const { run, sends } = program({});
  await publishing(run, { clients: [own], registry: undefined });
  await publishing(run, { clients: [own] });
  expect(sends().map((call) => /--registry (\S+)/.exec(call)?.[1])).toEqual(["https://own.example/", url]);
});

test("losing a race against the same bytes is fine; against others it is not", async () => {
  const conflict = refused("E409", "Conflict: this package is already present");
  const late = (integrity: string) => {
    let asked = 0;
    const run: RunProgram = async (_, [verb, what]) => {
      if (verb === "publish") return conflict;
      if (what?.startsWith(runtime.name)) return there("any");
      return asked++ === 0 ? absent : there(integrity);
    };
    return run;
  };
  expect(states(await publishing(late("sha512-new")))).toEqual(["published"]);
  expect(codes(await publishing(late("sha512-old")))).toEqual(["publish-version-taken"]);
});

test.each([
  ["E401", "Unable to authenticate", "publish-unauthorized"],
  ["E403", "Forbidden", "publish-unauthorized"],
  ["ENEEDAUTH", "This command requires you to be logged in", "publish-unauthorized"],
  ["ERR_PNPM_FAILED_TO_PUBLISH", "Failed (status 401 Unauthorized)", "publish-unauthorized"],
  ["ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:9", "registry-unreachable"],
  ["E503", "Service Unavailable", "registry-unreachable"],
  ["E413", "Payload Too Large", "publish-failed"],
])("%s when sending becomes a finding", async (code, summary, expected) => {
  const { run } = program({ [runtime.name]: there("any") }, refused(code, summary));
  expect(codes(await publishing(run))).toEqual([expected]);
});

test("a registry that is down is named once", async () => {
  const down = refused("ECONNREFUSED", "connect ECONNREFUSED");
  const { run } = program({ [runtime.name]: down, [client.name]: down });
  expect(codes(await publishing(run))).toEqual(["registry-unreachable"]);
});

test("the other program is asked when one is not installed, and none is a finding", async () => {
  const { run: pnpm } = program({ [runtime.name]: there("any") });
  const outcome = await publishing((name, args) => (name === "npm" ? Promise.resolve(undefined) : pnpm(name, args)));
  expect(states(outcome)).toEqual(["published"]);
  expect(pnpm.mock.lastCall?.[1]).toEqual(
    expect.arrayContaining(["--no-git-checks", `--config.@acme:registry=${url}`]),
  );
  expect(codes(await publishing(async () => undefined))).toEqual(["publish-program-missing"]);
});

test("no secret that a program or a URL says is repeated", async () => {
  const said =
    "401 for https://me:hunter2@host/ with hunter2hunter2, _authToken=abc.def, npm_0123456789abcdef0123456789abcdef0123";
  const { run } = program({ [runtime.name]: there("any") }, refused("E401", said));
  const outcome = await publishing(run, { registry: "https://me:hunter2@host/" });
  const text = JSON.stringify(outcome.diagnostics);
  expect(text).toContain("https://***@host/");
  expect(text).not.toMatch(/hunter2|abc\.def|0123456789abcdef/);
});

test("of two versions of one name only the newest becomes `latest`", async () => {
  const { run, sends } = program({ [runtime.name]: there("sha512-runtime") });
  const older = { ...client, version: "1.4.0", fileName: "older.tgz" };
  const newer = { ...client, version: "2.0.0", fileName: "newer.tgz" };
  const clients = [older, newer];
  await publishing(run, { clients, tagOf: (packed) => tagBesideNewer(clients, packed) });
  const tags = sends().map((call) => [/\S+\.tgz/.exec(call)?.[0], /--tag[ =](\S+)/.exec(call)?.[1]]);
  expect(tags).toEqual([
    ["older.tgz", "latest-1"],
    ["newer.tgz", undefined],
  ]);
});
