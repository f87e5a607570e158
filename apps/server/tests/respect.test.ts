import { execFile } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestHost, type TestHost } from "./support/test-host.ts";
import type { TokenPerson } from "./support/token.ts";

const root = join(import.meta.dirname, "../../..");

let host: TestHost;
beforeAll(async () => {
  host = await createTestHost();
});
afterAll(() => host.close());

/** Redocly Respect runs what is committed in openapi/ against the host. */
async function respect(audience: "internal" | "partner", person: TokenPerson, invoiceId: string) {
  const token = await host.token({ ...person, audience });
  const { code, output } = await redocly(
    "respect",
    `openapi/workflows/v1/${audience}/arazzo.json`,
    `--server=workflows=${host.url.replace(/\/$/, "")}/api/workflows`,
    `--input=${JSON.stringify({ token, invoiceId })}`,
  );
  expect(output).not.toContain(token);
  return { code, output };
}

function redocly(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const program = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const quiet = { NO_COLOR: "1", FORCE_COLOR: "0", REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const options = { cwd: root, env: { ...process.env, ...quiet }, timeout: 90_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: `${stdout}${stderr}` }),
    );
  });
}

test.each(["internal", "partner"] as const)(
  "Respect triggers a run, follows its stream to the end and reads its result, by the document for %s callers",
  async (audience) => {
    const { code, output } = await respect(audience, {}, "inv-001");
    expect(output).toContain("Steps: 4 passed, 4 total");
    expect(code).toBe(0);
  },
);

test("Respect fails where a run fails", async () => {
  const { code, output } = await respect("internal", {}, "inv-007");
  expect(output).toContain("Steps: 3 passed, 1 failed, 4 total");
  expect(output).toMatch(/✗ success criteria check - \$response\.body#\/status == 'completed'/);
  expect(code).toBe(1);
});

test("Respect gets no further than the trigger where the caller may not", async () => {
  const { code, output } = await respect("internal", { roles: ["viewer"] }, "inv-001");
  expect(output).toContain("Steps: 1 failed, 1 total");
  expect(code).toBe(1);
});
