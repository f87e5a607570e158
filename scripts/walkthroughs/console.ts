import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Fence, Page } from "./page.ts";

/** A command of a page, and what the page says that it prints. */
export interface Exchange {
  readonly fence: Fence;
  readonly command: string;
  readonly expected: string;
}

/** The commands of a page in their order; a line that ends in a backslash goes on in the next. */
export function exchangesOf(page: Page): readonly Exchange[] {
  return page.fences
    .filter(({ language }) => language === "console")
    .flatMap((fence) => {
      const parts = fence.code.split(/^\$ /m).slice(1);
      return parts.map((part) => {
        const [command = ""] = /^(?:.*\\\n)*.*\n/.exec(part) ?? [];
        return { fence, command: command.trimEnd(), expected: part.slice(command.length) };
      });
    });
}

/** What each command printed, all in one shell, so that a variable of one is there for the next. */
export async function play(
  commands: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<readonly string[]> {
  const mark = `--- ${randomUUID()} ---`;
  const script = commands.map((command) => `${command}\nprintf '%s' '${mark}'\n`).join("");
  // Errors are part of what a reader sees.
  const shell = spawn("sh", ["-c", `exec 2>&1\n${script}`], { ...options, stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  for await (const text of shell.stdout.setEncoding("utf8")) printed += text;
  return printed.split(mark).slice(0, commands.length);
}

/** Printed as a page shows it: JSON over several lines, with a newline at its end. */
export function readable(printed: string): string {
  const text = printed.replace(/[ \t\r]+$/gm, "").trimEnd();
  if (text === "") return "";
  try {
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  } catch {
    return `${text}\n`;
  }
}

const volatile: readonly (readonly [RegExp, string])[] = [
  [/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/g, "<ulid>"],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "<uuid>"],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z\b/g, "<time>"],
  [/^date: .*$/gim, "date: <time>"],
];

/** Without what differs each time: ids and times. */
export function lasting(printed: string): string {
  let text = printed;
  for (const [pattern, name] of volatile) text = text.replaceAll(pattern, name);
  return text;
}
