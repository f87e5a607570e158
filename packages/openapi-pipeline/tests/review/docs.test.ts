import { existsSync, readFileSync } from "node:fs";
import { findingClasses } from "@rawr/openapi-diff";
import { expect, test } from "vitest";
import { classPage } from "../../src/review/options.ts";
import { classTexts } from "../../src/review/order.ts";
import { reviewRenderers } from "../../src/review/render.ts";

const page = new URL("../../../../docs/review.md", import.meta.url);
const text = readFileSync(page, "utf8");

test("the page has a part for each class, at the place that reports name", () => {
  const anchors = [...text.matchAll(/^### (.+)$/gm)].map(([, title = ""]) => title.toLowerCase().replaceAll(" ", "-"));
  for (const name of findingClasses) {
    expect(text).toContain(`### ${classTexts[name].title}\n\n\`${name}\``);
    expect(anchors).toContain(classPage(classTexts[name].title, {}).split("#")[1]);
  }
});

test("the page names every form, and its pictures and links are there", () => {
  for (const name of Object.keys(reviewRenderers)) expect(text).toMatch(new RegExp(`^\\| \`${name}\` \\|`, "m"));
  for (const [, path = ""] of text.matchAll(/\]\(([^)#]+)\)/g))
    expect([path, existsSync(new URL(path, page))]).toEqual([path, true]);
});
