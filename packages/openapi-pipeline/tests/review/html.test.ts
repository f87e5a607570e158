import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { renderReviewHtml } from "../../src/review/html.ts";
import { bigReview, hostileReview, sample } from "./sample.ts";

describe("renderReviewHtml", () => {
  const page = renderReviewHtml([sample]);

  test("is one file: it names nothing to load and sends nothing", () => {
    expect(page).not.toMatch(/\b(?:src|action|srcset|poster|background)=|@import|url\(|<link|<iframe|<object|<base/);
    expect(page).not.toMatch(/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|\bimport\b\s*\(/);
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/\sstyle="|\son[a-z]+="/);
  });

  test("the policy names the hash of its one style and its one script, and nothing else", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    const hash = (tag: string) => {
      const [, text = "", ...others] = page.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`)) ?? [];
      expect(others).toEqual([]);
      return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    };
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `style-src ${hash("style")}`,
      `script-src ${hash("script")}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ]);
  });

  test("every finding is there in full: place, sides, witness, both validators' words, touches, fingerprint", () => {
    for (const finding of sample.findings) {
      expect(page).toContain(`id="f0-${finding.fingerprint}"`);
      expect(page).toContain(`<code>${finding.fingerprint}</code>`);
      for (const name of finding.touches.operations) expect(page).toContain(`<li>${name}</li>`);
    }
    expect(page).toContain("<dt>Ajv</dt><dd>must have required property &#39;invoiceId&#39;</dd>");
    expect(page).toContain("<dt>TypeBox</dt><dd>must have required properties invoiceId</dd>");
    expect(page).toContain("<dt>TS2353</dt>");
    expect(page).toContain("Waived until <time");
    expect(page).toContain("REGEX_LOOKAROUND");
  });

  test("the smallest edit is marked on both sides", () => {
    expect(page).toContain("<del>  &quot;maximum&quot;: <mark>100</mark>,\n</del>");
    expect(page).toContain("<ins>  &quot;maximum&quot;: <mark>50</mark>,\n</ins>");
  });

  test("an enforced finding has a waiver to paste; the others have none", () => {
    expect(page.match(/class="waive"/g)).toHaveLength(3);
    expect(page).toContain("fingerprint: &quot;b1d20c6e58f94a37&quot;");
  });

  test("text of a document stays text", () => {
    const hostile = renderReviewHtml([hostileReview()]);
    expect(hostile.match(/<script/g)).toHaveLength(1);
    expect(hostile.match(/<!--/g)).toBeNull();
    expect(hostile).not.toContain("<img");
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test("two surfaces with the same finding have an id for each", () => {
    const text = renderReviewHtml([sample, { ...sample, surface: "workflows.v2" }]);
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("nothing but the number of findings makes it long", () => {
    expect(renderReviewHtml([bigReview(200)]).length).toBeLessThan(200 * 3_500);
  });
});
