import { describe, expect, test } from "vitest";
import { didYouMean, suggest } from "./suggest.ts";

describe("suggest", () => {
  test.each([
    ["publik", ["internal", "partner", "public"], "public"],
    ["Partner", ["internal", "partner", "public"], "partner"],
    ["prtaner", ["internal", "partner", "public"], "partner"],
    ["statusRun", ["runStatus", "runTimeline"], "runStatus"],
    ["status-run", ["runStatus", "runTimeline"], "runStatus"],
    ["operationID", ["operationId", "operation"], "operationId"],
    ["wokflows", ["workflows", "workflow"], "workflows"],
  ])("%s → %s", (word, candidates, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
  });

  test.each([
    ["admin", ["internal", "partner", "public"]],
    ["x", ["internal"]],
    ["public", ["public"]],
    ["", ["a-long-name"]],
  ])("nothing is near %s", (word, candidates) => {
    expect(suggest(word, candidates)).toBeUndefined();
  });

  test("of two equally near candidates the answer does not depend on their order", () => {
    expect(suggest("cat", ["car", "bat"])).toBe("bat");
    expect(suggest("cat", ["bat", "car"])).toBe("bat");
  });

  test("asks only when there is something to ask", () => {
    expect(didYouMean("publik", ["public"])).toBe(' Did you mean "public"?');
    expect(didYouMean("zzz", ["public"])).toBe("");
  });
});
