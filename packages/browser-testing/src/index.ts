import { existsSync } from "node:fs";
import process from "node:process";
import { type Browser, chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where this machine has a Chromium; `CHROMIUM_PATH` names another one. Says so where there is none. */
export function findChromium(): string | undefined {
  const found = [process.env["CHROMIUM_PATH"] ?? "", ...places].find((path) => existsSync(path));
  if (found === undefined) process.stderr.write("SKIPPED: there is no Chromium; install it, or set CHROMIUM_PATH\n");
  return found;
}

/** Starts it. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}
