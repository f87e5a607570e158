import { describe, expect, test } from "vitest";
import type { DiagnosticOrigin } from "./diagnostic.ts";
import { helpPage } from "./help.ts";

const page = (code: string, origin: DiagnosticOrigin, helpUrl?: string) =>
  helpPage({ code, origin, severity: "error", message: "m", ...(helpUrl !== undefined && { helpUrl }) });

describe("helpPage", () => {
  test.each<[string, DiagnosticOrigin, string | undefined]>([
    ["duplicate-route", "rawr", "docs/diagnostics/duplicate-route.md"],
    ["redocly/no-unused-components", "redocly", "https://redocly.com/docs/cli/rules/oas/no-unused-components"],
    ["redocly/struct", "redocly", "https://redocly.com/docs/cli/rules/common/struct"],
    ["redocly/rule/our-own", "redocly", "https://redocly.com/docs/cli/rules/configurable-rules"],
    ["redocly/my-plugin/my-rule", "redocly", undefined],
    [
      "spectral/operation-tags",
      "spectral",
      "https://github.com/stoplightio/spectral/blob/develop/docs/reference/openapi-rules.md#operation-tags",
    ],
  ])("%s", (code, origin, expected) => {
    expect(page(code, origin)).toBe(expected);
  });

  test("a rule that names its own page is believed", () => {
    expect(page("spectral/x", "spectral", "https://example.com/x")).toBe("https://example.com/x");
  });
});
