import { expect, test } from "vitest";
import type { LintFinding } from "./finding.ts";
import { mergeFindings } from "./merge-findings.ts";

const finding = (code: string, pointer: string, parts: Partial<LintFinding> = {}): LintFinding => ({
  code,
  severity: "warning",
  message: code,
  pointer,
  ...parts,
});
const operation = "/paths/~1runs/get";

test("equivalent rules at one place become one finding, in Redocly's words", () => {
  const redocly = finding("redocly/operation-tag-defined", `${operation}/tags/0`);
  const spectral = finding("spectral/operation-tag-defined", `${operation}/tags/0`);
  expect(mergeFindings([redocly], [spectral])).toEqual([redocly]);
});

test("the graver severity wins", () => {
  const redocly = finding("redocly/operation-tag-defined", operation);
  const spectral = finding("spectral/operation-tag-defined", operation, { severity: "error" });
  expect(mergeFindings([redocly], [spectral])).toEqual([{ ...redocly, severity: "error" }]);
  const grave = { ...redocly, severity: "error" as const };
  expect(mergeFindings([grave], [{ ...spectral, severity: "info" }])).toEqual([grave]);
});

test.each([
  ["above", operation, `${operation}/operationId`],
  ["below", `${operation}/operationId`, operation],
])("a pointer %s the other one is the same place", (_name, first, second) => {
  const redocly = finding("redocly/operation-operationId-unique", first);
  expect(mergeFindings([redocly], [finding("spectral/operation-operationId-unique", second)])).toEqual([redocly]);
});

test("a pointer that only begins with the same letters is another place", () => {
  const both = [
    finding("redocly/operation-tag-defined", "/paths/~1runs/get"),
    finding("spectral/operation-tag-defined", "/paths/~1runs/getter"),
  ] as const;
  expect(mergeFindings([both[0]], [both[1]])).toEqual(both);
});

test("structure: a vague finding about the parent is dropped, one about something deeper is kept", () => {
  const redocly = finding("redocly/struct", "/info/unknown");
  expect(mergeFindings([redocly], [finding("spectral/oas3-schema", "/info")])).toEqual([redocly]);
  const deeper = finding("spectral/oas3-schema", "/info/unknown/email");
  expect(mergeFindings([redocly], [deeper])).toEqual([redocly, deeper]);
  expect(mergeFindings([redocly], [finding("spectral/oas3-schema", "")])).toHaveLength(2);
});

test("rules without an equivalent, and other rules at the same place, stay", () => {
  const first = [finding("redocly/struct", "/info")];
  const second = [finding("spectral/info-description", "/info"), finding("spectral/no-eval-in-markdown", "/info")];
  expect(mergeFindings(first, second)).toEqual([...first, ...second]);
});

test("what one linter says twice is said once", () => {
  const one = finding("redocly/no-unresolved-refs", "/paths");
  expect(mergeFindings([one, { ...one }], [])).toEqual([one]);
  expect(mergeFindings([one, { ...one, message: "another" }], [])).toHaveLength(2);
});
