import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderGithub } from "../../src/diagnostics/render/github.ts";
import { readSample, sample, sampleFile } from "./sample.ts";

const at = (line: number) => ({ file: sampleFile, line, column: 1 });

describe("renderGithub", () => {
  test("one command a finding, at the source line where there is one", () => {
    expect(renderGithub(sample, readSample).split("\n")).toEqual([
      "::error file=packages/x/src/workflows/contract.ts,line=5,col=3,title=duplicate-route::GET /runs/{} is served by two procedures%0AExpected: one procedure per method and path%0AFound: get and find%0ANote: the other one is here (packages/x/src/workflows/contract.ts:4:3)%0AFix: Give one of them another path or method.%0Adocs/diagnostics/duplicate-route.md",
      "::warning file=openapi/runs/v1/internal/openapi.json,title=redocly/operation-4xx-response::Operation must have at least one `4xx` response.%0AAt: #/paths/~1runs~1{runId}/get/responses%0ANote: in internal, public%0Ahttps://redocly.com/docs/cli/rules/oas/operation-4xx-response",
      "::notice title=unused-rename::The rename of RunStatus is no longer needed%0AFix: Remove it from `renames`.%0Adocs/diagnostics/unused-rename.md",
      "",
    ]);
  });

  test("a code with many findings does not crowd the others out of the ten that GitHub shows", () => {
    const many = Array.from(
      { length: 30 },
      (_, index) => ({ ...sample[2], message: `finding ${index}` }) as Diagnostic,
    );
    const other: Diagnostic = { code: "z-last", severity: "error", origin: "rawr", message: "alone", location: at(99) };
    const titles = renderGithub([...many, other, ...sample], readSample).match(/(?<=title=)[^:]+/g);
    expect(titles?.slice(0, 3)).toEqual(["duplicate-route", "z-last", "duplicate-route"]);
    expect(titles?.slice(-2)).toEqual(["redocly/operation-4xx-response", "unused-rename"]);
    expect(titles).toHaveLength(34);
  });

  test("the runner reads back exactly what was said, whatever it holds", () => {
    const file = "a,b:c%2C\n::set-output name=x::y.ts";
    const message = "100%25 of 3,000: gone\r\n::error::injected";
    const text = renderGithub(
      [{ code: "c", severity: "error", origin: "rawr", message, location: { file, line: 1, column: 2 } }],
      readSample,
    );
    expect(text.split("\n")).toHaveLength(2);
    const { properties, data } = readCommand(text.trimEnd());
    expect(properties).toEqual({ file, line: "1", col: "2", title: "c" });
    expect(data).toBe("100%25 of 3,000: gone\n::error::injected\ndocs/diagnostics/c.md");
  });
});

/** A workflow command as the runner takes it apart. */
function readCommand(line: string): { properties: Record<string, string>; data: string } {
  const [, , list = "", data = ""] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const readProperty = (text: string) =>
    text
      .replaceAll("%2C", ",")
      .replaceAll("%3A", ":")
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%25", "%");
  const properties = list.split(",").map((property) => {
    const separator = property.indexOf("=");
    return [property.slice(0, separator), readProperty(property.slice(separator + 1))];
  });
  return {
    properties: Object.fromEntries(properties),
    data: data.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%"),
  };
}
