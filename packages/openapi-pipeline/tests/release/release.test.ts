import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changedPaths, makeWorkspace, surfaceFile, type Workspace } from "./workspace.ts";

/** A release builds twice, on a machine that may be busy. */
const patience = 300_000;

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly found?: string }[];
  readonly releases: readonly {
    readonly surface: string;
    readonly state: string;
    readonly version: { readonly from?: string; readonly to: string };
    readonly clients: readonly { readonly name: string; readonly from?: string; readonly to: string }[];
  }[];
  readonly files: readonly string[];
}

let workspace: Workspace;
beforeAll(async () => {
  workspace = makeWorkspace();
  await workspace.commit();
}, patience);
afterAll(() => workspace?.remove());

async function release(...args: readonly string[]) {
  const before = workspace.files();
  const { exitCode, stdout, stderr } = await workspace.run("release", "--json", ...args);
  const report = JSON.parse(stdout) as Report;
  const codes = [...new Set(report.diagnostics.map(({ code }) => code))];
  return { exitCode, stderr, report, codes, changed: changedPaths(before, workspace.files()) };
}

function commit() {
  workspace.git("add", "--all");
  workspace.git("commit", "--quiet", "--message", "Release");
}

/** Versions of the surface and its clients, wherever they stand. */
function versions() {
  const json = (path: string) => JSON.parse(workspace.read(path)) as { version: string; info: { version: string } };
  const clients = ["shop-client", "shop-partner-client"].map((name) => {
    const manifest = json(`generated/${name}/package.json`).version;
    const [newest] = /(?<=^## \[)[^\]]+/m.exec(workspace.read(`generated/${name}/CHANGELOG.md`)) ?? [];
    expect(newest).toBe(manifest);
    return manifest;
  });
  const baseline = json("openapi/shop/v1/baseline.json").version;
  expect(json("openapi/shop/v1/internal/openapi.json").info.version).toBe(baseline);
  expect(json("generated/shop-client/openapi.json").info.version).toBe(baseline);
  expect(workspace.read(surfaceFile)).toContain(`version:  '${baseline}'`);
  expect(/(?<=^## \[)[^\]]+/m.exec(workspace.read("openapi/shop/v1/CHANGES.md"))?.[0]).toBe(baseline);
  return [baseline, ...clients];
}

const unchanged = { changed: [], codes: [], exitCode: 0 };

// One after the other, as in the life of a surface.
describe("rawr-openapi release", { timeout: patience }, () => {
  test("a first release writes the baseline and the notes, and nothing else changes", async () => {
    const { exitCode, stderr, changed } = await release();
    expect(exitCode, stderr).toBe(0);
    expect(changed).toEqual([
      "generated/shop-client/CHANGELOG.md",
      "generated/shop-partner-client/CHANGELOG.md",
      "openapi/shop/v1/CHANGES.md",
      "openapi/shop/v1/artifacts.json",
      "openapi/shop/v1/baseline.json",
    ]);
    expect(versions()).toEqual(["1.0.0", "1.0.0", "1.0.0"]);
    expect(workspace.read("openapi/shop/v1/CHANGES.md")).toContain(
      "## [1.0.0] - 2026-11-21\n\nClient packages: `@acme/shop-client` 1.0.0, `@acme/shop-partner-client` 1.0.0.\n\n### Added\n\n- First release: 2 operations for internal, one operation for partner.\n",
    );
  });

  test("run again, it says that nothing changed and writes nothing; what it wrote is what a build writes", async () => {
    const again = await release();
    expect(again).toMatchObject(unchanged);
    expect(again.stderr).toContain("nothing changed since the last release");
    const check = await workspace.run("check");
    expect(check.exitCode, check.stderr).toBe(0);
    commit();
  });

  test("a lint error is refused, and so is drift", async () => {
    workspace.edit('tags: [{ name: "orders", description: "Orders." }],', "tags: [],", surfaceFile);
    expect(await release()).toMatchObject({ exitCode: 1, changed: [], codes: ["redocly/operation-tag-defined"] });
    workspace.git("checkout", "--quiet", surfaceFile);
    workspace.edit("For people.", "For people to read.");
    expect(await release()).toMatchObject({ exitCode: 1, changed: [], codes: ["artifact-stale"] });
  });

  test("what is built and not committed is refused; a dry run shows what it would be all the same", async () => {
    await workspace.run("build");
    const refused = await release();
    expect(refused).toMatchObject({ exitCode: 1, changed: [], codes: ["release-tree-dirty"] });
    expect(refused.report.releases[0]).toMatchObject({ surface: "shop.v1", state: "refused" });
    const dry = await release("--dry-run");
    expect(dry).toMatchObject({ exitCode: 1, changed: [], codes: ["release-tree-dirty"] });
    expect(dry.report.files).toContain(surfaceFile);
    workspace.git("checkout", "--quiet", ".");
  });

  test("an addition is a minor release, and every place says the same version", async () => {
    workspace.edit(
      "note: Type.Optional",
      'total: Type.Optional(Type.Integer({ description: "Cents." })),\n    note: Type.Optional',
    );
    await workspace.commit();
    const { exitCode, stderr, report, changed } = await release();
    expect(exitCode, stderr).toBe(0);
    expect(report.releases).toMatchObject([
      { surface: "shop.v1", state: "released", version: { from: "1.0.0", to: "1.1.0" } },
    ]);
    expect(report.files.toSorted()).toEqual(changed);
    expect(versions()).toEqual(["1.1.0", "1.1.0", "1.1.0"]);
    expect(workspace.git("diff", "--numstat", surfaceFile)).toMatch(/^1\t1\t/);
    expect(workspace.read("generated/shop-partner-client/CHANGELOG.md")).toMatch(/total[^]*\n## \[1\.0\.0\]/);
    expect((await workspace.run("check")).exitCode).toBe(0);
    commit();
    expect(await release()).toMatchObject(unchanged);
  });

  let fingerprint = "";
  test("a break that nobody accepted is refused with its fingerprint", async () => {
    workspace.edit("maxLength: 200", "maxLength: 100");
    await workspace.commit();
    const { exitCode, codes, changed, report, stderr } = await release();
    expect({ exitCode, codes, changed }).toEqual({ exitCode: 1, codes: ["release-findings"], changed: [] });
    expect(stderr).toContain("nothing was released");
    [fingerprint = ""] = /[0-9a-f]{16}(?=:)/.exec(report.diagnostics[0]?.found ?? "") ?? [];
    expect(fingerprint).not.toBe("");
  });

  test("an accepted break is a minor release of the surface and a major one of the package that it reaches", async () => {
    workspace.edit(
      "  audiences:",
      `  waivers: [\n    { fingerprint: "${fingerprint}", reason: "Nobody writes more.", owner: "Shop team", expires: "2027-01-01" },\n  ],\n  audiences:`,
      surfaceFile,
    );
    workspace.write(".changeset/config.json", "{}\n");
    await workspace.commit();
    const { exitCode, stderr, changed } = await release();
    expect(exitCode, stderr).toBe(0);
    // Who reads orders only is not reached.
    expect(versions()).toEqual(["1.2.0", "2.0.0", "1.2.0"]);
    const surface = workspace.read(surfaceFile);
    expect(surface).toContain('{ name: "@acme/shop-client", version: "2.0.0", audience: "internal" }');
    expect(surface).not.toContain("waivers");
    const [section = ""] = workspace.read("openapi/shop/v1/CHANGES.md").split("## [1.1.0]");
    expect(section).toContain("**Breaking.**");
    expect(section).toContain("accepted by Shop team: Nobody writes more.");
    expect(section).toContain(`"note": "${"a".repeat(101)}"`);
    expect(changed.filter((path) => path.startsWith(".changeset/"))).toEqual([
      ".changeset/shop-client-2-0-0.md",
      ".changeset/shop-partner-client-1-2-0.md",
    ]);
    expect(workspace.read(".changeset/shop-client-2-0-0.md")).toMatch(
      /^---\n"@acme\/shop-client": major\n---\n\n### Changed\n/,
    );
    expect(workspace.read(".changeset/shop-partner-client-1-2-0.md")).toMatch(
      /^---\n"@acme\/shop-partner-client": minor\n---\n/,
    );
  });

  test("what other audiences see is not told to the users of a package", () => {
    const partner = workspace.read("generated/shop-partner-client/CHANGELOG.md");
    expect(partner).not.toContain("PUT");
    expect(partner).not.toContain("Shop team");
    expect(workspace.read("generated/shop-client/CHANGELOG.md")).not.toContain("Shop team");
  });

  test("the release of a break is up to date, and the package keeps its own line of versions", async () => {
    commit();
    expect(await release()).toMatchObject(unchanged);
    workspace.edit("An order.", "An order of the shop.");
    await workspace.commit();
    const { exitCode, stderr } = await release();
    expect(exitCode, stderr).toBe(0);
    expect(versions()).toEqual(["1.2.1", "2.0.1", "1.2.1"]);
    commit();
    const packed = await workspace.run("pack", "--out", "packed");
    expect(packed.exitCode, packed.stderr).toBe(0);
    const names = Object.keys(workspace.files()).filter((path) => path.startsWith("packed/"));
    expect(names).toEqual(["packed/acme-shop-client-2.0.1.tgz", "packed/acme-shop-partner-client-1.2.1.tgz"]);
  });

  test("a version that goes back is refused, one that the author raised further stands", async () => {
    workspace.edit("version:  '1.2.1'", "version:  '1.1.0'", surfaceFile);
    await workspace.commit();
    expect(await release()).toMatchObject({ exitCode: 1, codes: ["release-version-behind"], changed: [] });
    workspace.edit("version:  '1.1.0'", "version:  '1.5.0'", surfaceFile);
    await workspace.commit();
    const { exitCode, stderr } = await release();
    expect(exitCode, stderr).toBe(0);
    expect(versions()[0]).toBe("1.5.0");
    commit();
  });

  test("a version that comes from elsewhere is refused, and nothing is lost", async () => {
    workspace.edit("version:  '1.5.0'", "version: `1.5.${0}`", surfaceFile);
    workspace.edit("An order of the shop.", "An order.");
    await workspace.commit();
    expect(await release()).toMatchObject({ exitCode: 1, codes: ["release-version-not-literal"], changed: [] });
  });

  test("a baseline of a newer version, or a damaged one, is no release", async () => {
    const path = "openapi/shop/v1/baseline.json";
    const baseline = workspace.read(path);
    workspace.write(path, baseline.replace('"format": 1', '"format": 2'));
    expect(await release()).toMatchObject({ exitCode: 2, codes: ["baseline-newer"], changed: [] });
    workspace.write(path, baseline.slice(0, 200));
    expect(await release()).toMatchObject({ exitCode: 2, codes: ["baseline-invalid"], changed: [] });
  });
});

test(
  "without git nothing is released",
  async () => {
    const other = makeWorkspace();
    try {
      await other.run("build");
      const { exitCode, stdout } = await other.run("release", "--json", "--dry-run");
      expect(exitCode).toBe(1);
      expect(JSON.parse(stdout).diagnostics[0].code).toBe("release-tree-dirty");
    } finally {
      other.remove();
    }
  },
  patience,
);
