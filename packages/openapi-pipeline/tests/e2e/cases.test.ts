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
      for (const step of steps) transcript += await perform(root, step);
      await expect(normalise(transcript, root)).toMatchFileSnapshot(join(folder, "transcript.txt"));
    });
  });
}

async function perform(root: string, step: Step): Promise<string> {
  const { write = {}, remove = [], show = [] } = step;
  for (const [path, contents] of Object.entries(write)) put(root, path, contents);
  for (const path of remove) rmSync(join(root, path), { recursive: true });
  const notes = [...Object.keys(write).map((path) => `# write ${path}`), ...remove.map((path) => `# remove ${path}`)];
  const ran = step.run ? await runAndDescribe(root, step.run, step.env) : "";
  const files = filesOf(root);
  const shown = show.map((path) => `# ${path}\n${files[path] ?? "(no such file)\n"}\n`);
  return [...notes.map((note) => `${note}\n\n`), ran, ...shown].join("");
}

async function runAndDescribe(root: string, args: readonly string[], env: Step["env"] = {}): Promise<string> {
  const before = filesOf(root);
  const { exitCode, stdout, stderr } = await run(root, args, { env: env as NodeJS.ProcessEnv });
  const variables = Object.entries(env).map(([key, value]) => `${key}=${value} `);
  const streams = `${stdout && `--- stdout\n${stdout}`}${stderr && `--- stderr\n${stderr}`}`;
  const changed = changes(before, filesOf(root));
  return `$ ${variables.join("")}rawr-openapi ${args.join(" ")}\n${streams}--- exit ${exitCode}\n${changed}\n`;
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
