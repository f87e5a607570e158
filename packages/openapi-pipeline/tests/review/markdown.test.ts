import { describe, expect, test } from "vitest";
import { renderReviewMarkdown } from "../../src/review/markdown.ts";
import { githubSourceBase } from "../../src/review/options.ts";
import { bigReview, hostileReview, narrowedQuery, removedOperation, reviewOf, sample } from "./sample.ts";

const githubLimit = 65_536;

/** The lines that stand in fenced blocks and those that do not, by the rules of CommonMark 4.5. */
function readFences(markdown: string) {
  const inside: string[] = [];
  const outside: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const run = /^ {0,3}(`{3,})(.*)$/.exec(line);
    if (fence === undefined && run && !run[2]?.includes("`")) fence = run[1];
    else if (fence !== undefined && run?.[2]?.trim() === "" && (run[1]?.length ?? 0) >= fence.length) fence = undefined;
    else (fence === undefined ? outside : inside).push(line);
  }
  return { inside, outside, open: fence !== undefined };
}

/** What is left when code spans are taken out, by the rules of CommonMark 6.1; no span of ours goes over lines. */
function withoutCode(line: string): string {
  let rest = "";
  for (let at = 0; at < line.length; ) {
    const run = /^`+/.exec(line.slice(at))?.[0] ?? "";
    const close = new RegExp(`(?<!\`)${run}(?!\`)`).exec(line.slice(at + run.length));
    if (run !== "" && close) at += run.length + close.index + run.length;
    else {
      const step = line[at] === "\\" ? 2 : Math.max(1, run.length);
      rest += line.slice(at, at + step);
      at += step;
    }
  }
  return rest;
}

describe("renderReviewMarkdown", () => {
  test("the first line is the verdict", () => {
    expect(renderReviewMarkdown([sample]).split("\n")[0]).toBe(
      "## Breaking for internal and partner: 3 findings; next version 2.0.0",
    );
  });

  test("a finding has its place, the author's line, the witness with both validators' words, before and after", () => {
    const text = renderReviewMarkdown([reviewOf([narrowedQuery])], { sourceBase: "https://example.com/blob/abc/" });
    expect(text).toContain(
      "[`contract.ts:48`](https://example.com/blob/abc/packages/invoice-processing/src/workflows/contract.ts#L48)",
    );
    expect(text).toContain("**Query parameter `limit` refuses values that it allowed**");
    expect(text).toContain(
      "<details><summary>Sent by the caller, accepted by the old contract, refused by the new one</summary>",
    );
    for (const part of [
      "GET /invoicing/runs?limit=51",
      "- Ajv: must be \\<= 50\n- TypeBox: must be \\<= 50",
      "-100\n+50",
    ]) {
      expect(text).toContain(part);
    }
  });

  test("of many sentences of a validator those about the edit come first, and the rest is counted", () => {
    const noise = Array.from({ length: 9 }, (_, index) => `/items/0/kind${index} must be equal to constant`);
    const errors = { ajv: [...noise, "/items/0 must have required property 'total'"], typebox: [] };
    const text = renderReviewMarkdown([
      reviewOf([
        {
          ...narrowedQuery,
          edit: { kind: "removed", path: "required", before: ["total"] },
          witness: { kind: "payload", sentBy: "server", acceptedBy: "new", refusedBy: "old", payload: {}, errors },
        },
      ]),
    ]);
    expect(text).toContain("- Ajv: /items/0 must have required property 'total'\n- Ajv: /items/0/kind0 must");
    expect(text).toContain("- Ajv: and 4 more");
  });

  test("in GitHub Actions the author's lines are links into the commit; elsewhere there are none", () => {
    const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/shop", GITHUB_SHA: "abc" };
    expect(githubSourceBase(env)).toBe("https://github.com/acme/shop/blob/abc/");
    expect(githubSourceBase({ ...env, GITHUB_SHA: undefined })).toBeUndefined();
    expect(renderReviewMarkdown([sample])).not.toContain("](");
  });

  test("a waived finding says who accepted it, why, and until when, and mentions nobody", () => {
    const text = renderReviewMarkdown([reviewOf([removedOperation])]);
    expect(text).toContain("waived until 2027-01-31 by @\u200bpayments-team: Nobody called it in 90 days");
  });

  test("the table counts findings by class and audience", () => {
    expect(renderReviewMarkdown([sample])).toContain(
      "| **Breaks on the wire** | 4 (1 waived) | 4 (1 waived) | 3 (1 waived) |",
    );
  });

  test("the diff of the snapshot is there, in a fence that its own fences cannot close", () => {
    const { inside, open } = readFences(renderReviewMarkdown([sample]));
    expect(open).toBe(false);
    expect(inside).toContain("-in query limit?: integer  ≥ 1, ≤ 100, default 20");
    expect(inside).toContain(" ```text");
  });

  test("several surfaces each have their verdict", () => {
    const text = renderReviewMarkdown([sample, reviewOf([], { surface: "billing.v2", newVersion: "1.4.0" })]);
    expect(text).toContain("### workflows.v1: Breaking for internal and partner: 3 findings; next version 2.0.0");
    expect(text).toContain("### billing.v2: No change against released 1.4.0");
  });

  test("stays below what GitHub takes, says what was cut, and never cuts within a fence or a fold", () => {
    const long = Array.from({ length: 9_000 }, (_, index) => `line ${index}`).join("\n");
    const snapshot = { path: "contract.md", before: "", after: long };
    const huge = reviewOf([
      { ...narrowedQuery, edit: { kind: "changed", path: "x", before: long, after: long.split("\n") } },
    ]);
    const many = Array.from({ length: 400 }, (_, index) => ({ ...sample, surface: `s${index}.v1` }));
    for (const reviews of [
      [bigReview(3_000)],
      [{ ...bigReview(3_000), snapshot }],
      [huge],
      [{ ...sample, snapshot }],
      many,
    ]) {
      const text = renderReviewMarkdown(reviews);
      expect(text.length).toBeLessThan(githubLimit - 1_000);
      expect(text).toMatch(/… and [\d,]+ more/);
      expect(readFences(text).open).toBe(false);
      expect(text.split("<details>").length).toBe(text.split("</details>").length);
    }
    const text = renderReviewMarkdown([bigReview(3_000)]);
    const shown = text.match(/fingerprint `/g)?.length ?? 0;
    const cut = Number(/… and ([\d,]+) more findings/.exec(text)?.[1]?.replaceAll(",", ""));
    const rows = text.match(/^\| (?:Request property|The summary)/gm)?.length ?? 0;
    expect(shown + rows + cut).toBe(3_000);
  });

  test("nothing of a document breaks out: no HTML, no mention, no link, no closed fence", () => {
    const text = renderReviewMarkdown([hostileReview()]);
    const { outside, open } = readFences(text);
    expect(open).toBe(false);
    const prose = outside.map(withoutCode).join("\n");
    expect(prose).not.toMatch(/(?<!\\)<(?!\/?(?:details|summary|br|code)\b)/);
    expect(text.match(/^<details>/gm)).toHaveLength(text.match(/^<\/details>/gm)?.length ?? 0);
    expect(prose).not.toMatch(/@octocat|#123|GH-1|repo#5|https?:\/\/evil|www\.evil/);
    expect(prose).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u2028]/);
    expect(text.isWellFormed()).toBe(true);
  });

  test("the same findings in another order give the same bytes", () => {
    const other = { ...sample, findings: sample.findings.toReversed() };
    expect(renderReviewMarkdown([other])).toBe(renderReviewMarkdown([sample]));
  });
});
