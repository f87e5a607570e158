import { findingClasses } from "@rawr/openapi-diff";
import { type ReviewFinding, reviewStatuses } from "../../diff/review.ts";
import { classTexts } from "../order.ts";
import { countOf } from "../verdict.ts";
import { type Html, html } from "./html.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** Search and filters; shown only where the script that serves them runs. */
export function filters(findings: readonly ReviewFinding[], audiences: ReadonlyMap<string, number>): Html {
  const count = (test: (finding: ReviewFinding) => boolean) => findings.filter(test).length;
  const classes = findingClasses.map((value) => ({
    value,
    label: classTexts[value].title,
    count: count((finding) => finding.class === value),
  }));
  const statuses = reviewStatuses.map((value) => ({
    value,
    label: value,
    count: count(({ status }) => status === value),
  }));
  const names = [...audiences].map(([label, number]) => ({
    value: String(number),
    label,
    count: count(({ touches }) => touches.audiences.includes(label)),
  }));
  return html`<search class="filters js"><form>
<div class="query"><label for="q">Search</label><input id="q" type="search" autocomplete="off" spellcheck="false" placeholder="Message, place, operation, fingerprint …" aria-keyshortcuts="/"><kbd aria-hidden="true">/</kbd></div>
${group("Class", "class", classes)}${group("Audience", "audience", names)}${group("Status", "status", statuses)}
<div class="outcome"><output id="shown" aria-live="polite">${countOf(findings.length, "finding")}</output>
<button type="reset" disabled>Show all</button><button type="button" id="fold">Close all</button></div>
</form></search>`;
}

/** Nothing chosen is everything; a group of one choice has nothing to choose. */
function group(legend: string, name: string, choices: readonly Choice[]): Html | false {
  const some = choices.filter(({ count }) => count > 0);
  if (some.length < 2) return false;
  return html`<fieldset><legend>${legend}</legend>${some.map(
    ({ value, label, count }) =>
      html`<label class="chip" data-value="${value}"><input type="checkbox" name="${name}" value="${value}"><span>${label} <b>${count.toLocaleString("en-US")}</b></span></label>`,
  )}</fieldset>`;
}
