import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const own = fileURLToPath(new URL("../../", import.meta.url));

/** A page of the documentation, in pieces. */
export function readPage(url: URL) {
  const text = readFileSync(url, "utf8");
  const fences = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", code = ""]) => ({
    language,
    code,
  }));
  return {
    text,
    fences,
    /** What stands between `<!-- name -->` and `<!-- /name -->`. */
    between(name: string): string {
      const [, part] = new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)\\n<!-- /${name} -->`).exec(text) ?? [];
      if (part === undefined) throw new Error(`The page has no part ${name}.`);
      return part;
    },
    /** What examples import from this package and it does not export. */
    async unknownImports(): Promise<string[]> {
      const pattern = /^import \{([^}]+)\} from "(@rawr\/workflow-runtime[/\w]*)"/gm;
      const imports = fences.flatMap(({ code }) => [...code.matchAll(pattern)]);
      if (imports.length === 0) throw new Error("The page has no example.");
      const unknown = imports.map(async ([, names = "", from = ""]) => {
        const exported: object = await import(from);
        return names
          .split(",")
          .map((name) => name.trim())
          .filter((name) => name !== "" && !(name in exported) && !name.startsWith("type "));
      });
      return (await Promise.all(unknown)).flat();
    },
    /** Links to files that are not there; figures are made by a command. */
    brokenLinks(): string[] {
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => path);
      return links.filter((path) => !path.includes("generated/metrics/") && !existsSync(new URL(path, url)));
    },
  };
}

/** A folder outside of the workspace where the packages are installed; removed at the end of the test. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "workflow-docs-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, target] of [
    ["@rawr/workflow-runtime", own],
    ["inngest", join(own, "node_modules/inngest")],
  ] as const) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(target), link);
  }
  for (const [name, code] of Object.entries({ "package.json": '{ "type": "module" }', ...files })) {
    writeFileSync(join(folder, name), code);
  }
  return folder;
}

/** Executes a file of a project to its end; rejects when it fails. */
export async function execute(folder: string, file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: folder, timeout: 60_000 });
  return stdout;
}
