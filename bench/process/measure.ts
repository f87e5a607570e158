import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A command to measure. It runs on the Node that runs the benchmark. */
export interface NodeCommand {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that mean "it did its work". A linter with findings exits 1. Default: only 0. */
  readonly accept?: readonly number[];
}

/** What one run of a command cost. */
export interface Measurement {
  /** Wall clock, spawn to exit. */
  readonly seconds: number;
  /** Processor time of all its Node processes, every thread: steadier than the wall clock on a machine that others use. */
  readonly cpuSeconds: number;
  /** Peak resident bytes of its largest Node process. */
  readonly largestProcess: number;
  /** Sum of the peaks of all its Node processes: an upper bound of what the command held at once. */
  readonly allProcesses: number;
  readonly stdout: string;
}

interface Usage {
  readonly peak: number;
  readonly cpuSeconds: number;
}

const preload = fileURLToPath(new URL("./usage.cjs", import.meta.url));

/** Runs a command as a process of its own and reads wall time and peak memory. Throws when its exit code is not accepted. */
export async function measure(command: NodeCommand): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), "bench-usage-"));
  try {
    const started = performance.now();
    const { code, stdout, stderr } = await run(command, folder);
    const seconds = (performance.now() - started) / 1000;
    if (!(command.accept ?? [0]).includes(code)) {
      throw new Error(`node ${command.args.join(" ")}\nexited with ${code}:\n${(stderr + stdout).slice(-4000)}`);
    }
    const usages = await Promise.all(
      (await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as Usage),
    );
    return {
      seconds,
      cpuSeconds: usages.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
      largestProcess: Math.max(0, ...usages.map(({ peak }) => peak)),
      allProcesses: usages.reduce((sum, { peak }) => sum + peak, 0),
      stdout,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two commands that ran one after the other, as one. */
export function addUp(first: Measurement, second: Measurement): Measurement {
  return {
    seconds: first.seconds + second.seconds,
    cpuSeconds: first.cpuSeconds + second.cpuSeconds,
    largestProcess: Math.max(first.largestProcess, second.largestProcess),
    allProcesses: Math.max(first.allProcesses, second.allProcesses),
    stdout: first.stdout + second.stdout,
  };
}

function run(command: NodeCommand, folder: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const options = `--require ${JSON.stringify(preload)}`;
  const env = { ...process.env, ...command.env, BENCH_USAGE_FOLDER: folder, NODE_OPTIONS: options };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command.args, { cwd: command.cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? (signal === null ? 1 : 128), stdout, stderr }));
  });
}
