import { createHash } from "node:crypto";
import type { SurfaceReview } from "../diff/review.ts";
import { filters } from "./html/filters.ts";
import { type Html, html, trusted } from "./html/html.ts";
import { pageScript } from "./html/script.ts";
import { pageStyle } from "./html/style.ts";
import { surfaceSection } from "./html/surface.ts";
import type { ReviewOptions } from "./options.ts";
import { sortReviews } from "./order.ts";
import { type VerdictKind, verdictOfAll } from "./verdict.ts";

/** Nothing is loaded from anywhere, nothing is sent anywhere, and only our own style and script count. */
const policy = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)}`,
  `script-src ${hashOf(pageScript)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** One page in one file, for a browser and for paper; without its script it shows everything. */
export function renderReviewHtml(reviews: readonly SurfaceReview[], options: ReviewOptions = {}): string {
  const sorted = sortReviews(reviews);
  const names = sorted.flatMap(({ audiences }) => audiences.map(({ name }) => name));
  const audiences = new Map([...new Set(names)].map((name, number) => [name, number]));
  const findings = sorted.flatMap((review) => review.findings);
  const verdict = verdictOfAll(sorted);
  const several = sorted.length > 1;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="rawr-openapi">
<title>${verdict.text}</title>
<style>${trusted(pageStyle)}</style>
<script>${trusted(pageScript)}</script>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header class="top ${verdict.kind}">
<div class="bar"><p>Contract review</p><label class="js">Theme <select id="theme"><option value="">system</option><option value="light">light</option><option value="dark">dark</option></select></label></div>
<h1>${icon(verdict.kind)}${verdict.text}</h1>
</header>
${findings.length > 0 && filters(findings, audiences)}
<p id="said" class="unseen" role="status"></p>
<main id="findings" tabindex="-1">
${sorted.map((review, number) => surfaceSection(review, { ...options, number, audiences, several }))}
</main>
</body>
</html>
`.markup;
}

const strokes: Readonly<Record<VerdictKind, string>> = {
  breaking: "M8 8l8 8M16 8l-8 8",
  held: "M12 6.5v7M12 17v.5",
  accepted: "M12 6.5v7M12 17v.5",
  compatible: "M7 12.5l3.5 3.5L17 9",
  unchanged: "M7.5 12h9",
};

function icon(kind: VerdictKind): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" width="32" height="32" aria-hidden="true"><circle cx="12" cy="12" r="11"/><path d="${strokes[kind]}"/></svg>`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
