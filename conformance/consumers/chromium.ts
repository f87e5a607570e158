import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { chromium } from "playwright-core";
import type { Installation } from "./installation.ts";
import { serveStub } from "./stub.ts";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where this machine has a Chromium; `CHROMIUM_PATH` names another one. */
export function findChromium(): string | undefined {
  return [process.env["CHROMIUM_PATH"] ?? "", ...places].find((path) => existsSync(path));
}

/** Runs the scenario in Chromium from the packed files themselves, unbundled, by an import map. */
export async function runInChromium({ folder, clients }: Installation, executablePath: string): Promise<unknown> {
  await writeFile(join(folder, "index.html"), page(folder, [...clients, "@rawr/client-runtime"]));
  const stub = await serveStub(folder);
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const tab = await browser.newPage();
    const said: string[] = [];
    tab.on("pageerror", (error) => said.push(error.message));
    await tab.goto(`${stub.origin}/index.html`);
    await tab.waitForFunction("window.saw !== undefined", undefined, { timeout: 30_000 }).catch((error: Error) => {
      throw new Error([...said, error.message].join("\n"));
    });
    return (await tab.evaluate("window.saw")) as unknown;
  } finally {
    await browser.close();
    await stub.close();
  }
}

function page(folder: string, packages: readonly string[]): string {
  const imports = Object.fromEntries(packages.map((name) => [name, `/node_modules/${name}/${entry(folder, name)}`]));
  return `<!doctype html>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
import { scenario } from "./scenario.js";
window.saw = await scenario(location.origin + "/api").catch(({ message }) => message);
</script>
`;
}

function entry(folder: string, name: string): string {
  const { exports } = JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")) as {
    readonly exports: { readonly ".": { readonly default: string } };
  };
  return exports["."].default;
}
