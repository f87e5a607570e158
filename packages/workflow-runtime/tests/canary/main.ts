import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { opHandlers } from "../../src/engine/ops/table.ts";

// Runs the golden suite and the simulation with another version of the SDK, the newest by default, and says what
// changed. It may fail: then the SDK moved, and the engine has to be looked at before the version is raised.
const { values } = parseArgs({
  options: { version: { type: "string", default: "latest" }, keep: { type: "boolean", default: false } },
});
const here = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "canary-"));
const copy = join(folder, "packages", "workflow-runtime");

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (path: string): Manifest => JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as Manifest;

const install = (version: string): void => {
  const stub = join(folder, "stub");
  mkdirSync(stub);
  writeFileSync(join(stub, "package.json"), JSON.stringify({ name: "stub", version: "0.0.0" }));
  writeFileSync(
    join(folder, "package.json"),
    // The stub stands for 200 MB that only `inngest/experimental` uses.
    JSON.stringify({
      private: true,
      dependencies: { inngest: version },
      overrides: { "@opentelemetry/auto-instrumentations-node": "file:./stub" },
    }),
  );
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
};

/** The package as it is, with everything but the SDK where it is now. */
const transplant = (): void => {
  for (const part of ["src", "tests/golden", "tests/simulation", "tests/language", "package.json"]) {
    cpSync(join(here, part), join(copy, part), { recursive: true });
  }
  const own = createRequire(join(here, "package.json"));
  const link = (name: string, from: string): void => {
    const place = join(folder, "node_modules", name);
    if (existsSync(place)) return;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(from, place);
  };
  for (const name of Object.keys(manifestOf(here).dependencies ?? {})) link(name, join(here, "node_modules", name));
  for (const name of ["vitest", "fast-check"]) link(name, folderOf(own.resolve(name), name));
};

const folderOf = (resolved: string, name: string): string => {
  const marker = `node_modules/${name}/`;
  return resolved.slice(0, resolved.lastIndexOf(marker) + marker.length - 1);
};

interface Assertion {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Vitest's report, as far as it is read. */
interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly message: string; readonly assertionResults: readonly Assertion[] }[];
}

const run = (): Report => {
  const report = join(folder, "report.json");
  const vitest = join(folder, "node_modules", "vitest", "vitest.mjs");
  const tests = ["tests/golden", "tests/simulation/simulation.test.ts"];
  const args = [vitest, "run", ...tests, "--reporter=json", `--outputFile=${report}`, "--testTimeout=300000"];
  spawnSync(process.execPath, args, { cwd: copy, stdio: ["ignore", "ignore", "inherit"] });
  return JSON.parse(readFileSync(report, "utf8")) as Report;
};

const operationsOf = async (sdk: string): Promise<readonly string[]> => {
  const types = (await import(pathToFileURL(join(sdk, "types.js")).href)) as {
    StepOpCode?: Readonly<Record<string, string>>;
  };
  return Object.values(types.StepOpCode ?? {});
};

/** Operations that this SDK may answer with and the one in use does not. */
const newOperations = async (): Promise<readonly string[]> => {
  const known = await operationsOf(join(here, "node_modules", "inngest"));
  const now = await operationsOf(join(folder, "node_modules", "inngest"));
  return now
    .filter((code) => !known.includes(code))
    .map((code) => `${code}${code in opHandlers ? "" : " (not handled)"}`);
};

try {
  const current = manifestOf(join(here, "node_modules", "inngest")).version;
  install(values.version);
  const tried = manifestOf(join(folder, "node_modules", "inngest")).version;
  console.log(`inngest ${tried}, in place of ${current}`);
  transplant();
  console.log(`New operations: ${(await newOperations()).join(", ") || "none"}`);
  const { testResults, numPassedTests } = run();
  const broken = testResults.flatMap(({ message, assertionResults }): readonly Assertion[] =>
    assertionResults.length === 0
      ? [{ fullName: "a suite does not start", status: "failed", failureMessages: [message] }]
      : assertionResults.filter(({ status }) => status === "failed"),
  );
  console.log(`${numPassedTests} tests pass, ${broken.length} fail.`);
  for (const { fullName, failureMessages } of broken) {
    console.log(`\n✗ ${fullName}\n${failureMessages.join("\n").split("\n").slice(0, 40).join("\n")}`);
  }
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  if (values.keep) console.log(`Kept for a look: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
