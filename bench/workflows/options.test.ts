import { describe, expect, it } from "vitest";
import { parseWorkflowOptions } from "./options.ts";

describe("parseWorkflowOptions", () => {
  it("measures everything shortly by default", () => {
    expect(parseWorkflowOptions([])).toMatchObject({
      parts: ["engines", "restart", "connections", "soak"],
      soakSeconds: 20,
      others: true,
      write: false,
    });
  });

  it("takes parts, the time of the soak and what to leave out", () => {
    const options = parseWorkflowOptions(["--only", "soak,restart", "--soak", "10m", "--alone", "--write"]);
    expect(options).toMatchObject({ parts: ["soak", "restart"], soakSeconds: 600, others: false, write: true });
  });

  it("lets an explicit soak win over that of --full", () => {
    expect(parseWorkflowOptions(["--full"])).toMatchObject({ soakSeconds: 120 });
    expect(parseWorkflowOptions(["--full", "--soak", "30s"])).toMatchObject({ soakSeconds: 30 });
  });

  it.each([
    [["--soak", "10"], "--soak"],
    [["--soak", "0s"], "--soak"],
    [["--only", "engines,speed"], "speed"],
    [["--fast"], "--fast"],
  ])("explains what is wrong with %j", (args, named) => {
    expect(parseWorkflowOptions(args)).toContain(named);
  });
});
