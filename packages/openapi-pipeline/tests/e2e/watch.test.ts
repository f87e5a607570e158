import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contract, ended, makeWorkspace, put, start } from "./support/cli.ts";

const document = "openapi/shop/v1/openapi.json";
const shop = (text: string, rest: object = {}) => contract({ files: { [document]: text }, ...rest });

it("builds again on a change, survives a failing build, and ends cleanly on Ctrl-C", async () => {
  const root = makeWorkspace({ "contracts/shop.v1.ts": shop("first") });
  const hook = new URL("./support/use-stand-in.mjs", import.meta.url).href;
  const child = start(root, ["build", "--watch"], { env: { NODE_OPTIONS: `--import=${hook}` } as never });
  const end = ended(child);
  let said = "";
  child.stderr?.on("data", (text: string) => {
    said += text;
  });
  const idle = async (times: number) => {
    await expect.poll(() => said.match(/watching for changes/g)?.length, { timeout: 20_000 }).toBe(times);
  };
  const read = () => readFileSync(join(root, document), "utf8");

  await idle(1);
  expect(read()).toBe("first");
  put(root, "contracts/shop.v1.ts", shop("second"));
  await idle(2);
  expect(read()).toBe("second");
  put(root, "contracts/shop.v1.ts", shop("third", { throws: "a defect" }));
  await idle(3);
  expect(read()).toBe("second");
  put(root, "contracts/shop.v1.ts", shop("fourth"));
  await idle(4);
  expect(read()).toBe("fourth");
  put(root, "redocly.yaml", "rules: {}\n");
  await idle(5);
  child.kill("SIGINT");
  expect((await end).exitCode).toBe(0);
  expect(said).toContain("redocly.yaml changed");
}, 60_000);
