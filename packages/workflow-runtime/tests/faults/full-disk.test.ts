import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { endProblems } from "../simulation/invariants.ts";
import { Workshop } from "./fault-bench.ts";
import { oneStep } from "./one-step.ts";

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.dispose());

// Unlike a limit of pages, the system's own limit is met by COMMIT itself.
test.skipIf(process.platform === "win32")(
  "what COMMIT could not write is refused, and what was acknowledged is there",
  async () => {
    const child = fileURLToPath(new URL("full-disk-child.ts", import.meta.url));
    const command = 'ulimit -f 3000; exec "$0" --no-warnings "$1" "$2"';
    const { stdout, stderr } = spawnSync("bash", ["-c", command, process.execPath, child, workshop.file], {
      encoding: "utf8",
    });
    const lines = stdout.trim().split("\n");
    expect(lines.at(-1), stderr).toMatch(/^refused (DATABASE_(FULL|UNAVAILABLE) ?){3}$/);
    const acknowledged = lines.flatMap((line) => (line.startsWith("acknowledged ") ? [line.slice(13)] : []));
    expect(acknowledged.length).toBeGreaterThan(20);
    const { runtime, toTheEnd, view } = await workshop.open(oneStep, { app: "full" });
    await toTheEnd();
    const statuses = await Promise.all(
      acknowledged.map(async (runId) => (await runtime.store.get(runId))?.status ?? "lost"),
    );
    expect(new Set(statuses)).toEqual(new Set(["completed"]));
    expect(endProblems(view)).toEqual([]);
  },
);
