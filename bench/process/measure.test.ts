import { describe, expect, it } from "vitest";
import { measure } from "./measure.ts";

const cwd = import.meta.dirname;
const hold = (mebibytes: number): string => `globalThis.held = Buffer.alloc(${mebibytes} * 2 ** 20, 1);`;

describe("measure", () => {
  it("reads the peak of a process, also of memory that was given back", async () => {
    const { largestProcess } = await measure({ cwd, args: ["-e", `${hold(200)} held = undefined;`] });
    expect(largestProcess).toBeGreaterThan(200 * 2 ** 20);
  });

  it("adds up the processes that the command starts", async () => {
    const child = `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(hold(150))}]);`;
    const { largestProcess, allProcesses } = await measure({ cwd, args: ["-e", `${hold(100)} ${child}`] });
    expect(largestProcess).toBeGreaterThan(150 * 2 ** 20);
    expect(allProcesses - largestProcess).toBeGreaterThan(100 * 2 ** 20);
  });

  it("reads what a process used that ended with process.exit", async () => {
    const { cpuSeconds } = await measure({ cwd, args: ["-e", "process.exit(1)"], accept: [1] });
    expect(cpuSeconds).toBeGreaterThan(0);
  });

  it("fails with the command and what it printed when its exit code is not accepted", async () => {
    const run = measure({ cwd, args: ["-e", "console.error('no such thing'); process.exit(3)"] });
    await expect(run).rejects.toThrow(/exited with 3:\nno such thing/);
  });
});
