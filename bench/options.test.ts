import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.ts";

describe("parseOptions", () => {
  it("takes sizes, repeats and parts to leave out", () => {
    expect(parseOptions(["--ops", "10,100", "--repeat", "2", "--skip", "ours", "--skip", "lint"])).toMatchObject({
      sizes: [10, 100],
      repeat: 2,
      chain: true,
      ours: false,
      lint: false,
    });
  });

  it.each([
    [["--ops", "10,many"], "--ops"],
    [["--repeat", "0"], "--repeat"],
    [["--skip", "linting"], "linting"],
    [["--opps", "10"], "--opps"],
  ])("explains what is wrong with %j", (args, named) => {
    expect(parseOptions(args)).toContain(named);
  });
});
