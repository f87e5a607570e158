import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { renderReviews } from "../../src/review/render.ts";
import { bigReview, hostileReview, hostileText, narrowedQuery, removedOperation, reviewOf, sample } from "./sample.ts";

const empty = reviewOf([], { surface: "billing.v2", newVersion: "1.4.0" });

describe("json", () => {
  const schemaText = readFileSync(new URL("../../schemas/review.schema.json", import.meta.url), "utf8");
  /** The published schema lets a later version add properties; here one that is not described is a mistake. */
  const strictSchema: unknown = JSON.parse(schemaText, (_key, value) =>
    value?.type === "object" && value.properties ? { ...value, additionalProperties: false } : value,
  );

  test("gives what the published schema describes, and nothing besides", () => {
    const validate = new Ajv2020({ allErrors: true }).compile(strictSchema as object);
    for (const reviews of [[sample], [hostileReview()], [bigReview(50), empty], []]) {
      validate(JSON.parse(renderReviews("json", reviews)));
      expect(validate.errors).toBeNull();
    }
  });

  test("the schema refuses what is no review", () => {
    const validate = new Ajv2020().compile(JSON.parse(schemaText));
    const report = JSON.parse(renderReviews("json", [sample]));
    expect(validate({ ...report, version: 2 })).toBe(false);
    report.reviews[0].findings[0].witness.kind = "rumour";
    expect(validate(report)).toBe(false);
  });

  test("loses nothing of a finding, and says the snapshot's change as a diff", () => {
    const [review] = JSON.parse(
      renderReviews("json", [reviewOf([removedOperation], { snapshot: sample.snapshot })]),
    ).reviews;
    expect(review.findings).toEqual([removedOperation]);
    expect(review.snapshot.diff).toContain("-invoiceId: string\n+invoiceId?: string\n");
  });
});

describe("sarif", () => {
  /** The schema of SARIF 2.1.0 is draft 4; it uses nothing that draft 7 reads otherwise but its own `id`. */
  function sarifValidator() {
    const path = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    const { $schema: _dialect, id: _id, ...schema } = JSON.parse(readFileSync(path, "utf8"));
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    formats.default(ajv);
    return ajv.compile(schema);
  }

  test("is valid SARIF 2.1.0", () => {
    const validate = sarifValidator();
    const options = { docsBase: "https://example.com/docs/", toolVersion: "0.1.0" };
    for (const reviews of [[sample], [hostileReview()], [bigReview(50), empty], []]) {
      validate(JSON.parse(renderReviews("sarif", reviews, options)));
      expect(validate.errors).toBeNull();
    }
  });

  test("a result has the author's line, its fingerprint, and its waiver as a suppression", () => {
    const { results, tool } = JSON.parse(renderReviews("sarif", [reviewOf([narrowedQuery, removedOperation])])).runs[0];
    expect(results).toMatchObject([
      {
        ruleId: "request-narrowed",
        level: "error",
        locations: [{ physicalLocation: { region: { startLine: 48, startColumn: 14 } } }],
        partialFingerprints: { "rawrContractFinding/v1": "workflows.v1:b1d20c6e58f94a37" },
      },
      {
        ruleId: "operation-removed",
        level: "note",
        // What is gone has the line where it would be.
        locations: [{ physicalLocation: { region: { startLine: 92, startColumn: 5 } } }],
        suppressions: [{ kind: "inSource", justification: removedOperation.waiver?.reason }],
      },
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test("texts and what is compatible are no results", () => {
    const classes = JSON.parse(renderReviews("sarif", [sample])).runs[0].results.map(
      (result: { properties: { class: string } }) => result.properties.class,
    );
    expect(classes).not.toContain("COMPATIBLE");
    expect(classes).not.toContain("DOCS");
    expect(classes).toHaveLength(7);
  });
});

describe("github", () => {
  test("one command for each finding that may stop somebody, at the author's line", () => {
    const lines = renderReviews("github", [sample]).trimEnd().split("\n");
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^::error file=packages\/invoice-processing\/src\/\S+,line=\d+,col=\d+,title=/);
    expect(lines.at(-1)).toMatch(/^::notice file=\S+,line=92,col=5,title=operation-removed::/);
    const unplaced = { ...removedOperation, old: { pointer: "/paths/~1runs" } };
    expect(renderReviews("github", [reviewOf([unplaced])])).toMatch(
      /^::notice file=openapi\/workflows\/v1\/internal\/openapi\.json,title=operation-removed::/,
    );
    expect(lines.join("\n")).toContain("%0ANote: Fingerprint: b1d20c6e58f94a37");
    expect(lines.join("\n")).toContain("docs/review.md#breaks-on-the-wire");
  });

  test("text of a document is no command", () => {
    const lines = renderReviews("github", [hostileReview()]).trimEnd().split("\n");
    expect(lines).toHaveLength(7);
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) /);
  });
});

describe("junit", () => {
  const xml = renderReviews("junit", [sample]);

  test("a suite for each surface and audience; enforced fails, waived is skipped, the rest passes", () => {
    expect(xml.match(/<testsuite /g)).toHaveLength(2);
    expect(xml).toContain(
      '<testsuite name="workflows.v1 for internal, against released 1.4.0" tests="9" failures="3" errors="0" skipped="1">',
    );
    expect(xml).toContain(
      '<testsuite name="workflows.v1 for partner, against released 1.4.0" tests="7" failures="1" errors="0" skipped="1">',
    );
    expect(xml).toContain(
      '<failure type="request-narrowed" message="Breaks on the wire: Query parameter `limit` refuses',
    );
    expect(xml).toContain('<skipped message="waived until 2027-01-31 by @payments-team: Nobody called it');
  });

  test("a surface without changes has one test that passes", () => {
    const text = renderReviews("junit", [empty]);
    expect(text).toContain('tests="2" failures="0"');
    expect(text.match(/<testcase name="nothing changed"/g)).toHaveLength(2);
  });

  test("a finding that no audience sees is not lost", () => {
    const nobodys = { ...narrowedQuery, touches: { ...narrowedQuery.touches, audiences: [] } };
    expect(renderReviews("junit", [reviewOf([nobodys])])).toContain("for every audience");
  });

  test("any text is well-formed XML, and comes back", () => {
    const text = renderReviews("junit", [hostileReview()]);
    expect(text).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/,
    );
    expect(readXml(text)).toEqual([]);
    expect(text).toContain("&lt;/script&gt;&lt;script&gt;alert(1)");
    expect(hostileText).toContain("</script><script>alert(1)");
  });
});

/** What is wrong with markup of elements, attributes and entities alone; enough of XML for what we write. */
function readXml(text: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const rest = text.replace(/^<\?xml [^?]*\?>\n/, "");
  for (const [, close, name = "", attributes = "", empty, raw] of rest.matchAll(
    /<(\/?)([a-z-]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>|([^<]+|<)/g,
  )) {
    const said = raw ?? attributes;
    if (raw === "<" || /&(?!(?:amp|lt|gt|quot|#10);)/.test(said)) wrong.push(said);
    if (raw !== undefined) continue;
    if (close === "/" && open.pop() !== name) wrong.push(`</${name}>`);
    else if (close === "" && empty === "") open.push(name);
  }
  return [...wrong, ...open];
}

test("the same findings in another order give the same bytes, in every form", () => {
  const other = { ...sample, findings: sample.findings.toReversed() };
  for (const format of ["json", "github", "sarif", "junit", "markdown", "html"] as const) {
    expect(renderReviews(format, [empty, other])).toBe(renderReviews(format, [sample, empty]));
  }
});
