import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import { filesOf, makeWorkspace, normalise, put, run } from "./support/cli.ts";

/** One step of a case, as its `steps.json` lists them. */
interface Step {
  /** Arguments of `rawr-openapi`. */
  readonly run?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly write?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  /** Shows these files in the transcript. */
  readonly show?: readonly string[];
}

const here = import.meta.dirname;
const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "support")
    .map((entry) => entry.name);

for (const command of folders(here)) {
  describe(command, () => {
    it.concurrent.for(folders(join(here, command)))("%s", async (name, { expect }) => {
      const folder = join(here, command, name);
      const workspace = join(folder, "workspace");
      const root = makeWorkspace({}, existsSync(workspace) ? workspace : undefined);
      const steps = JSON.parse(readFileSync(join(folder, "steps.json"), "utf8")) as readonly Step[];
      let transcript = "";
      let before = filesOf(root);
      for (const step of steps) {
        for (const [path, contents] of Object.entries(step.write ?? {})) {
          put(root, path, contents);
          transcript += `# write ${path}\n\n`;
        }
        for (const path of step.remove ?? []) {
          rmSync(join(root, path), { recursive: true });
          transcript += `# remove ${path}\n\n`;
        }
        if (step.run) {
          before = filesOf(root);
          const { exitCode, stdout, stderr } = await run(root, step.run, { env: step.env as NodeJS.ProcessEnv });
          const variables = Object.entries(step.env ?? {}).map(([key, value]) => `${key}=${value} `);
          transcript += `$ ${variables.join("")}rawr-openapi ${step.run.join(" ")}\n`;
          if (stdout) transcript += `--- stdout\n${stdout}`;
          if (stderr) transcript += `--- stderr\n${stderr}`;
          transcript += `--- exit ${exitCode}\n${changes(before, filesOf(root))}\n`;
        }
        for (const path of step.show ?? []) transcript += `# ${path}\n${filesOf(root)[path] ?? "(no such file)\n"}\n`;
      }
      await expect(normalise(transcript, root)).toMatchFileSnapshot(join(folder, "transcript.txt"));
    });
  });
}

type Files = Readonly<Record<string, string>>;

function changes(before: Files, after: Files): string {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const lines = paths.flatMap((path) => {
    if (before[path] === after[path]) return [];
    if (before[path] === undefined) return [`+ ${path}`];
    return [after[path] === undefined ? `- ${path}` : `~ ${path}`];
  });
  return lines.map((line) => `${line}\n`).join("");
}
