import { expect, test } from "vitest";
import type { LintFinding } from "./finding.ts";
import { toDiagnostics } from "./to-diagnostics.ts";

const location = { file: "packages/x/src/contract.ts", line: 4, column: 5 };
const artifact = { file: "openapi/x/v1/internal/openapi.json", pointer: "/paths/~1runs/get" };
const locate = (pointer: string) => (pointer === artifact.pointer ? location : undefined);
const finding: LintFinding = {
  code: "redocly/operation-summary",
  severity: "error",
  message: "Operation object should contain `summary` field.",
  pointer: artifact.pointer,
  line: 9,
  column: 3,
};
const convert = (each: LintFinding) => toDiagnostics([each], { file: artifact.file, locate });

test("a linter's finding points at the author's source and at the artifact", () => {
  const { code, severity, message } = finding;
  expect(convert(finding)).toEqual([{ code, severity, message, origin: "redocly", location, artifact }]);
  expect(convert({ ...finding, code: "spectral/array-items" })).toMatchObject([{ origin: "spectral" }]);
});

test("a finding of a house rule has the four parts of its row, and the severity of the configuration", () => {
  const ours: LintFinding = {
    ...finding,
    code: "trigger-not-accepted",
    severity: "warning",
    message: "one line for the command line",
    parameters: { operation: "runsStart", found: "responses 200" },
  };
  expect(convert(ours)).toEqual([
    {
      code: "trigger-not-accepted",
      severity: "warning",
      origin: "rawr",
      message: "`runsStart` triggers a workflow, but does not answer 202 with the run's URL",
      expected: "a 202 response with a Location header (RFC 9110, 15.3.3)",
      found: "responses 200",
      fix: "Set `successStatus: 202` and declare the header `location` in the output.",
      location,
      artifact,
    },
  ]);
});

test("without a source the artifact is the place", () => {
  const [diagnostic] = toDiagnostics([finding], { file: artifact.file });
  expect(diagnostic).not.toHaveProperty("location");
  expect(diagnostic?.artifact).toEqual(artifact);
});

test("what another file is to blame for is placed there alone", () => {
  const place = { file: "redocly.yaml", line: 2, column: 1 };
  const [diagnostic] = convert({ ...finding, pointer: "", location: place });
  expect(diagnostic?.location).toEqual(place);
  expect(diagnostic).not.toHaveProperty("artifact");
});
