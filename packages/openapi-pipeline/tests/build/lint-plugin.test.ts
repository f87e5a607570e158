import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { main } from "../../src/cli.ts";

const root = mkdtempSync(join(tmpdir(), "lint-plugin-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function lint(): Promise<string> {
  let text = "";
  const stderr = { write: (part: string) => (text += part) };
  await main(["lint"], { cwd: root, env: {}, stdout: { write: () => true }, stderr });
  return text;
}

test("a change of a module that a plugin imports changes the findings, and nothing less does", async () => {
  const message = (text: string) => writeFileSync(join(root, "message.mjs"), `export const message = "${text}";\n`);
  const surface = { name: "api", version: "1.0.0", document: "../api.json" };
  const document = { openapi: "3.1.0", info: { title: "Runs", version: "1.0.0" }, paths: {} };
  mkdirSync(join(root, "contracts"));
  writeFileSync(join(root, "contracts/api.v1.ts"), `export const surface = ${JSON.stringify(surface)};\n`);
  writeFileSync(join(root, "api.json"), JSON.stringify(document));
  writeFileSync(join(root, "redocly.yaml"), "plugins: [./plugin.mjs]\nrules: { own/title: error }\n");
  writeFileSync(
    join(root, "plugin.mjs"),
    `import { message } from "./message.mjs";
const title = () => ({ Info: (_info, { report, location }) => report({ message, location }) });
export default () => ({ id: "own", rules: { oas3: { title } } });
`,
  );
  message("a first message");
  // What a build sees younger than its own start is not recorded.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await lint()).toContain("a first message");
  expect(await lint()).toContain("up to date");
  message("a second message");
  expect(await lint()).toContain("a second message");
});
