import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { main } from "../../src/cli.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "unreadable-"));
  mkdirSync(join(root, "contracts"));
  const surface = { name: "api", version: "1.0.0", document: "../api.json" };
  writeFileSync(join(root, "contracts/api.v1.ts"), `export const surface = ${JSON.stringify(surface)};\n`);
  const document = { openapi: "3.1.0", info: { title: "Runs", version: "1.0.0" }, paths: {} };
  writeFileSync(join(root, "api.json"), JSON.stringify(document));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function build() {
  let text = "";
  const stderr = { write: (part: string) => (text += part) };
  const exitCode = await main(["build"], { cwd: root, env: {}, stdout: { write: () => true }, stderr });
  return { exitCode, text };
}

test.each(["redocly.yaml", ".spectral.yaml", "openapi/api/v1/names.lock.json"])(
  "a folder in the place of %s is told in one finding, and nothing is written",
  async (file) => {
    mkdirSync(join(root, file), { recursive: true });
    const { exitCode, text } = await build();
    expect(exitCode).toBe(2);
    expect(text).toContain(`error file-unreadable  \`${file}\` is there and cannot be read
  expected: a file that the build may read, or none
  found:    illegal operation on a directory (EISDIR)
  fix:      Make \`${file}\` a readable file, or move away what has its name.
`);
    expect(text).not.toContain("internal-error");
    expect(text).toMatch(/nothing was written/);
  },
);
