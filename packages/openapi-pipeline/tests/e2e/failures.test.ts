import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { contract, ended, filesOf, makeWorkspace, normalise, put, run, start } from "./support/cli.ts";

const document = "openapi/shop/v1/openapi.json";
const files = { [document]: "old\n", "generated/shop-client/src/index.ts": "old\n" };
const shop = { clients: ["shop-client"], files };
const next = { clients: ["shop-client"], files: { ...files, [document]: "new\n" }, many: 200 };

/** A workspace whose artifacts are built, and whose contract then changed. */
async function changedWorkspace(change: object = {}): Promise<string> {
  const root = makeWorkspace({ "contracts/shop.v1.ts": contract(shop) });
  expect(await run(root, ["build", "--quiet"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  put(root, "contracts/shop.v1.ts", contract({ ...next, ...change }));
  return root;
}
const artifacts = (root: string) =>
  Object.fromEntries(Object.entries(filesOf(root)).filter(([path]) => /^(openapi|generated)\//.test(path)));
const isRoot = process.getuid?.() === 0;

describe("a build that cannot write", () => {
  it.runIf(process.platform !== "win32")("tells of a read-only folder, and leaves everything as it was", async () => {
    const root = await changedWorkspace();
    const before = artifacts(root);
    chmodSync(join(root, "generated/shop-client"), 0o555);
    // Permissions do not bind root: a root test gives up the right to override them. (Another user might not reach a
    // checkout in a private folder.)
    const bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"];
    const { exitCode, stderr } = await run(root, ["build"], isRoot ? { through: bound } : {});
    expect(normalise(stderr, root)).toContain(`\`generated/shop-client/0.ts\` cannot be written
  found:    permission denied (EACCES)
  fix:      Make the folder writable or free some space`);
    expect(exitCode).toBe(2);
    expect(artifacts(root)).toEqual(before);
  });

  it.runIf(process.platform === "linux")(
    "tells of a device that is full half-way, and leaves everything as it was",
    async () => {
      const root = await changedWorkspace({ files: { ...files, [document]: "x".repeat(3_000_000) } });
      const before = artifacts(root);
      // A limit on the size of a file stands for the full device: the write of the document ends after 1 MB.
      const limited = ["sh", "-c", 'trap "" XFSZ; ulimit -f 2048; exec "$@"', "sh"];
      const { exitCode, stderr } = await run(root, ["build"], { through: limited });
      expect(stderr).toContain(`\`${document}\` cannot be written\n  found:    file too large (EFBIG)`);
      expect(exitCode).toBe(2);
      expect(artifacts(root)).toEqual(before);
    },
  );

  it("tells of a file that stands where a folder is needed", async () => {
    const root = makeWorkspace({ "contracts/shop.v1.ts": contract(shop), generated: "a file" });
    const { exitCode, stderr } = await run(root, ["build"]);
    expect(stderr).toContain("`generated` cannot be written\n  found:    a file stands where a folder is needed");
    expect(exitCode).toBe(2);
    expect(existsSync(join(root, "openapi"))).toBe(false);
  });

  it("builds without its cache when that cannot be written, and says so", async () => {
    const root = makeWorkspace({ "contracts/shop.v1.ts": contract(shop), "node_modules/.cache": "a file" });
    const { exitCode, stderr } = await run(root, ["build"]);
    expect(stderr).toContain("warning cache-unusable  The cache in");
    expect(exitCode).toBe(0);
    expect(readFileSync(join(root, document), "utf8")).toBe("old\n");
  });
});

describe("a build that is stopped", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s half-way exits with %i and leaves everything as it was", async (signal, expected) => {
    const root = await changedWorkspace({ waitFor: "never" });
    const before = artifacts(root);
    const child = start(root, ["build", "--explain"]);
    const end = ended(child);
    // The reasons are printed before the stages run.
    await new Promise((resolve) => child.stderr?.once("data", resolve));
    await setTimeout(300);
    child.kill(signal);
    const { exitCode, stderr } = await end;
    expect(stderr).toContain(`stopped by ${signal}; the previous artifacts are as they were`);
    expect(exitCode).toBe(expected);
    expect(artifacts(root)).toEqual(before);
  });

  it("by SIGKILL while it writes is mended by the next one", async () => {
    const root = await changedWorkspace();
    put(root, "generated/shop-client/.rawr-tmp-999999999-0a0a0a0a-7", "half a file");
    put(root, "node_modules/.cache/rawr-openapi/write.lock", "999999999");
    put(root, "node_modules/.cache/rawr-openapi/steps/.rawr-tmp-999999999-0a0a0a0a-8", "half an entry");
    expect(await run(root, ["build", "--quiet"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(readdirSync(join(root, "generated/shop-client"))).not.toContainEqual(expect.stringMatching(/^\.rawr-tmp/));
    expect(readdirSync(join(root, "node_modules/.cache/rawr-openapi/steps"))).not.toContainEqual(
      expect.stringMatching(/^\.rawr/),
    );
    expect(Object.keys(artifacts(root))).toHaveLength(203);
  });
});

describe("two builds at once", () => {
  it("leave what one would have left", async () => {
    const alone = await changedWorkspace();
    await run(alone, ["build"]);
    const root = await changedWorkspace({ waitFor: "go" });
    const both = [run(root, ["build"]), run(root, ["build"]), run(root, ["build", "--no-cache"])];
    await setTimeout(400);
    put(root, "go", "");
    expect((await Promise.all(both)).map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    const digestFree = (artifact: Record<string, string>) => ({
      ...artifact,
      "openapi/shop/v1/artifacts.json": undefined,
    });
    expect(digestFree(artifacts(root))).toEqual(digestFree(artifacts(alone)));
    put(root, "contracts/shop.v1.ts", contract(next));
    expect((await run(root, ["check"])).exitCode).toBe(0);
  });
});

describe("a damaged cache", () => {
  it.each(["records", "steps", "parts"])("in %s costs time only", async (folder) => {
    const root = makeWorkspace({ "contracts/shop.v1.ts": contract(shop) });
    await run(root, ["build"]);
    const entries = join(root, "node_modules/.cache/rawr-openapi", folder);
    for (const name of readdirSync(entries)) {
      const path = join(entries, name);
      writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size - 5));
    }
    put(root, document, "edited");
    const { exitCode, stderr } = await run(root, ["build"]);
    expect(stderr).not.toContain("error");
    expect(exitCode).toBe(0);
    expect(readFileSync(join(root, document), "utf8")).toBe("old\n");
  });
});

describe("an unusual workspace", () => {
  it("is found from a folder below it", async () => {
    const root = makeWorkspace({ "contracts/shop.v1.ts": contract(shop) });
    mkdirSync(join(root, "packages/deep"), { recursive: true });
    expect((await run(root, ["build", "--cwd", "packages/deep"])).exitCode).toBe(0);
    expect(existsSync(join(root, document))).toBe(true);
  });
});
