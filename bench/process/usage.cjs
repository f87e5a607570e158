// Preloaded into every Node process of a measured command: at exit, writes what this process used.
// VmHWM belongs to the address space, so unlike getrusage's maxrss it does not carry a parent's size over fork and exec.
const { isMainThread } = require("node:worker_threads");
const folder = process.env.BENCH_USAGE_FOLDER;
if (isMainThread && folder !== undefined) {
  const { readFileSync, writeFileSync } = require("node:fs");
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    let kibibytes = maxRSS;
    try {
      kibibytes = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? maxRSS);
    } catch {
      // Not Linux: maxrss it is.
    }
    const usage = { peak: kibibytes * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
    writeFileSync(`${folder}/${process.pid}`, JSON.stringify(usage));
  });
}
