import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sha256 } from "../artifacts/digest.ts";
import { tarball } from "./tarball.ts";

const file = (path: string, contents: string) => ({ path, bytes: new TextEncoder().encode(contents) });
const files = [
  file("package.json", "{}\n"),
  file("dist/index.js", "x".repeat(513)),
  file("README.md", "Grüße\n"),
  file("dist/empty.js", ""),
];

function withTarball<Result>(bytes: Uint8Array, use: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "rawr-tarball-"));
  try {
    writeFileSync(join(folder, "x.tgz"), bytes);
    return use(join(folder, "x.tgz"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const tar = (...args: readonly string[]) =>
  execFileSync("tar", args, { encoding: "utf8", env: { ...process.env, TZ: "UTC", LC_ALL: "C" } });

test("tar reads every file, with one owner, mode and time for all", () => {
  withTarball(tarball(files), (path) => {
    const lines = tar("--numeric-owner", "--full-time", "-tvzf", path).trim().split("\n");
    expect(lines.map((line) => line.replace(/\s+/g, " "))).toEqual([
      "-rw-r--r-- 0/0 8 1985-10-26 08:15:00 package/README.md",
      "-rw-r--r-- 0/0 0 1985-10-26 08:15:00 package/dist/empty.js",
      "-rw-r--r-- 0/0 513 1985-10-26 08:15:00 package/dist/index.js",
      "-rw-r--r-- 0/0 3 1985-10-26 08:15:00 package/package.json",
    ]);
    expect(tar("-xOzf", path, "package/README.md")).toBe("Grüße\n");
    expect(tar("-xOzf", path, "package/dist/index.js")).toBe("x".repeat(513));
  });
});

test("the bytes do not depend on the order of the files, and are these on every machine", () => {
  const bytes = tarball(files);
  expect(tarball([...files].reverse())).toEqual(bytes);
  // No name, no time, no operating system (RFC 1952).
  expect([...bytes.subarray(0, 10)]).toEqual([31, 139, 8, 0, 0, 0, 0, 0, 2, 255]);
  expect(gunzipSync(bytes).length % 512).toBe(0);
  expect(sha256(bytes)).toBe("7cff2c693ca146979e6ba6c6a8f30af5580a84bcf4afff1c4fe820ee1dbc775a");
});

test("a path of more than 100 bytes is kept whole", () => {
  const path = `dist/${"folder/".repeat(20)}${"n".repeat(90)}.js`;
  withTarball(tarball([file(path, "1")]), (archive) => {
    expect(tar("-tzf", archive).trim()).toBe(`package/${path}`);
    expect(tar("-xOzf", archive, `package/${path}`)).toBe("1");
  });
});

test("a path that ustar cannot hold is a defect, not a cut name", () => {
  expect(() => tarball([file(`${"n".repeat(101)}.js`, "")])).toThrow("too long for ustar");
});
