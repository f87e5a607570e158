import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ReviewFinding } from "../../src/diff/review.ts";
import { type Ended, makeWorkspace, surfaceFile, type Workspace } from "../release/workspace.ts";

let shop: Workspace;

/** A shop whose version 1.0.0 is released. */
beforeAll(async () => {
  shop = makeWorkspace();
  await shop.commit();
  expect(await shop.run("release")).toMatchObject({ exitCode: 0 });
  await shop.commit();
});
afterEach(() => {
  shop.git("reset", "--quiet", "--hard", "HEAD");
  shop.git("clean", "--quiet", "-fd");
});
afterAll(() => shop.remove());

interface Report {
  readonly newVersion: string;
  readonly level: string;
  readonly clients: readonly { readonly name: string; readonly level: string; readonly nextVersion: string }[];
  readonly findings: readonly ReviewFinding[];
}

async function review(...args: readonly string[]): Promise<Report & Pick<Ended, "exitCode">> {
  const { exitCode, stdout, stderr } = await shop.run("diff", "--json", ...args);
  const [report] = (JSON.parse(stdout) as { reviews: readonly Report[] }).reviews;
  if (!report) throw new Error(stderr);
  return { exitCode, ...report };
}

const shorten = (to = 100) => shop.edit("maxLength: 200", `maxLength: ${to}`);

function waive(fingerprint: string | undefined, expires = "2027-01-31"): void {
  const waiver = JSON.stringify({ fingerprint, reason: "Nobody writes that much", owner: "Shop team", expires });
  shop.edit(
    `  audiences: ["internal", "partner"],`,
    `  audiences: ["internal", "partner"],\n  waivers: [${waiver}],`,
    surfaceFile,
  );
}

const breakOf = ({ findings }: Report) => findings.find(({ class: name }) => name === "WIRE");

describe("diff", () => {
  test("shows a break where its author wrote it, with a payload and the words of both validators", async () => {
    shorten();
    const { exitCode, stdout } = await shop.run("diff");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /breaks request-schema-narrowed .*\n {2}src\/contract\.ts:7:\d+\n {2}7 │ +note: [^]*payload[^]*ajv +\/note must NOT have more than 100 characters\n {2}typebox +\/note must not have more/,
    );
    expect(stdout).toMatch(/Breaking for internal: 1 finding; next version 2\.0\.0/);
  });

  test("a waiver lets it pass as a minor version of the surface and a major one of its client", async () => {
    shorten();
    const before = await review();
    waive(breakOf(before)?.fingerprint);
    const after = await review();
    expect(after).toMatchObject({ exitCode: 0, level: "minor", newVersion: "1.1.0" });
    expect(breakOf(after)).toMatchObject({ status: "waived", waiver: { owner: "Shop team", expires: "2027-01-31" } });
    expect(after.clients).toMatchObject([
      { name: "@acme/shop-client", level: "major", nextVersion: "2.0.0" },
      { name: "@acme/shop-partner-client", level: "patch" },
    ]);
    expect((await shop.run("diff")).stdout).toMatch(
      /^ {2}accepted +Nobody writes that much \(Shop team, until 2027-01-31\)$/m,
    );
  });

  test("a waiver dies when its edit changes", async () => {
    shorten();
    waive(breakOf(await review())?.fingerprint);
    shop.edit("maxLength: 100", "maxLength: 90");
    const { exitCode, findings } = await review();
    expect(exitCode).toBe(1);
    expect(findings.filter(({ status }) => status === "enforced")).toMatchObject([
      { class: "WIRE" },
      { code: "waiver-unused", new: { source: { file: surfaceFile, line: 19 } } },
    ]);
  });

  test("a waiver dies the day after its last", async () => {
    shorten();
    const fingerprint = breakOf(await review())?.fingerprint;
    waive(fingerprint, "2026-11-20");
    const { exitCode, findings } = await review();
    expect(exitCode).toBe(1);
    expect(findings.filter(({ status }) => status === "enforced")).toMatchObject([
      { class: "WIRE", fingerprint },
      { code: "waiver-expired", new: { source: { file: surfaceFile, line: 19 } } },
    ]);
    shop.edit("2026-11-20", "2026-11-21", surfaceFile);
    expect(await review()).toMatchObject({ exitCode: 0 });
  });

  test("what a contract does not enforce is told and passes", async () => {
    shorten();
    shop.edit(`  audiences: [`, `  review: { enforce: ["LIFECYCLE"] },\n  audiences: [`, surfaceFile);
    const found = await review();
    expect(found.exitCode).toBe(0);
    expect(breakOf(found)).toMatchObject({ status: "reported" });
  });

  test("removing an internal operation breaks nobody outside", async () => {
    const text = shop.read("src/contract.ts");
    shop.write(
      "src/contract.ts",
      text.replace(/ {2}putOrder: oc[^]*?\.output\(typeBoxStandardSchema\(Order\)\),\n/, ""),
    );
    const { findings, clients } = await review();
    const wire = findings.filter(({ class: name }) => name === "WIRE");
    expect(wire).toMatchObject([
      { code: "operation-removed", touches: { audiences: ["internal"], clients: ["@acme/shop-client"] } },
    ]);
    const sdk = findings.filter(({ class: name }) => name === "SDK_SOURCE");
    expect(sdk.length).toBeGreaterThan(0);
    for (const { touches } of sdk) expect(touches.clients).toEqual(["@acme/shop-client"]);
    expect(wire[0]?.old?.source?.file).toBe("src/contract.ts");
    expect(clients).toMatchObject([{ level: "major" }, { level: "none" }]);
    expect(await review("--audience", "partner")).toMatchObject({ exitCode: 0 });
  });

  test("against a git ref it compares with what was committed there", async () => {
    shorten();
    await shop.commit();
    try {
      expect(await review("--against", "HEAD")).toMatchObject({ exitCode: 0, findings: [] });
      const { exitCode, findings } = await review("--against", "HEAD~1");
      expect(exitCode).toBe(1);
      expect(findings[0]).toMatchObject({ class: "WIRE", status: "enforced" });
    } finally {
      shop.git("reset", "--quiet", "--hard", "HEAD~1");
    }
  });

  test("against a file it compares the audience that is asked for", async () => {
    const document = JSON.parse(shop.read("openapi/shop/v1/partner/openapi.json"));
    document.paths["/orders/{orderId}"].delete = { responses: { 204: { description: "Gone." } } };
    shop.write("old.json", JSON.stringify(document));
    const { exitCode, findings } = await review("--against", "old.json", "--audience", "partner");
    expect(exitCode).toBe(1);
    expect(findings).toMatchObject([{ code: "operation-removed", touches: { audiences: ["partner"] } }]);
  });

  test("writes a file in the form of its extension, and prints the form that is asked for", async () => {
    shorten();
    const { stdout } = await shop.run("diff", "--format", "github", "--out", "review.md", "--out", "out/review.html");
    expect(stdout).toMatch(/^::error /);
    expect(shop.read("review.md")).toContain("What callers send may be refused");
    expect(shop.read("out/review.html")).toMatch(/^<!doctype html>/i);
    expect(await shop.run("diff", "--json", "--out", "review.json")).toMatchObject({ stdout: "" });
    expect(await shop.run("diff", "--out", "review.doc")).toMatchObject({ exitCode: 2 });
  });
});

describe("check", () => {
  test("fails on a break at the author's line, until a waiver accepts it; then nothing is to be done", async () => {
    shorten();
    await shop.run("build");
    const failed = await shop.run("check", "--json");
    expect(failed.exitCode).toBe(1);
    const { diagnostics } = JSON.parse(failed.stdout);
    expect(diagnostics).toMatchObject([{ code: "breaking-change", location: { file: "src/contract.ts", line: 7 } }]);

    waive(/fingerprint ([0-9a-f]{16})/.exec(diagnostics[0].fix)?.[1]);
    await shop.run("build");
    expect(await shop.run("check")).toMatchObject({ exitCode: 0 });
    const again = await shop.run("check", "--json");
    expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("up to date: 1 surface") });
    expect(JSON.parse(again.stdout).diagnostics).toMatchObject([{ code: "breaking-change-waived" }]);
  });

  test("a release of a newer tool or a damaged one is never taken for compatible", async () => {
    const path = "openapi/shop/v1/baseline.json";
    const baseline = shop.read(path);
    shop.write(path, baseline.replace(`"format": 1`, `"format": 2`));
    for (const command of ["diff", "check"]) {
      const { exitCode, stdout } = await shop.run(command, "--json");
      expect(exitCode).toBe(2);
      expect(stdout).toContain(`"code": "baseline-newer"`);
    }
    shop.write(path, baseline.slice(0, 500));
    expect(await shop.run("diff", "--json")).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining(`"code": "baseline-invalid"`),
    });
  });

  test("a released surface does not go with its contract file", async () => {
    shop.git("rm", "--quiet", surfaceFile);
    shop.write(
      "contracts/other.v1.ts",
      shop.git("show", `HEAD:${surfaceFile}`).replace("'shop'", "'other'").replaceAll("@acme/shop", "@acme/other"),
    );
    await shop.run("build");
    expect(existsSync(join(shop.root, "openapi/shop/v1/baseline.json"))).toBe(true);
    const { exitCode, stdout } = await shop.run("check", "--json");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("`shop.v1` was released as 1.0.0, and its contract file is gone");
    const { reviews } = JSON.parse((await shop.run("diff", "--json", "--against", "HEAD")).stdout);
    const gone = reviews.find((each: { surface: string }) => each.surface === "shop.v1");
    expect(gone.findings.filter((each: ReviewFinding) => each.code === "operation-removed")).toHaveLength(2);
  });
});

describe("what cannot be read", () => {
  test.each([
    ["a ref that is not there", ["--against", "nowhere"], "git-ref-unknown"],
    ["a ref that looks like an option", ["--against=-p"], "git-ref-unknown"],
    ["an audience that the surface has not", ["--audience", "nobody"], "bad-option-value"],
    ["a file that is no document", ["--against", "package.json"], "source-document-unreadable"],
  ])("%s ends the command with 2", async (_name, args, code) => {
    const { exitCode, stdout } = await shop.run("diff", "--json", ...args);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).diagnostics).toMatchObject([{ code }]);
  });
});
