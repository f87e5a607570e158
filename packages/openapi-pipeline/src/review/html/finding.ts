import type { ReviewFinding } from "../../diff/review.ts";
import { touchLines } from "../details.ts";
import type { ReviewOptions } from "../options.ts";
import { placeText, sourceOf } from "../place.ts";
import { type EvidencePart, evidenceOf, waiverSnippet } from "../witness.ts";
import { type Content, type Html, html } from "./html.ts";
import { sides } from "./sides.ts";

/** What a card has to know of the page around it. */
export interface CardContext extends ReviewOptions {
  /** Unique on the page. */
  readonly id: string;
  /** The number of each audience among the filters. */
  readonly audiences: ReadonlyMap<string, number>;
  readonly open: boolean;
}

/** One finding: closed, the fact and its place; open, all that a reviewer checks. */
export function findingCard(finding: ReviewFinding, { id, audiences, open, sourceBase }: CardContext): Html {
  const { class: name, status, message, where, edit, touches } = finding;
  const numbers = touches.audiences.flatMap((audience) => audiences.get(audience) ?? []).join(" ");
  const place = sourceOf(finding);
  const source = place && sourceLink(placeText(place), sourceBase && `${sourceBase}${place.file}#L${place.line}`);
  return html`<article class="finding" id="${id}" data-class="${name}" data-status="${status}" data-audiences="${numbers}" aria-labelledby="${id}-h">
<details${open && html` open`}>
<summary><h4 id="${id}-h">${spans(message)}</h4>${pill(finding)}<span class="where"><code>${where}</code>${source}</span></summary>
<div class="body">
${waived(finding)}
${edit && html`<p class="edit"><b>${edit.kind}</b> <code>${edit.path}</code></p>`}
${sides(finding)}
${evidence(finding)}
${touched(finding)}
${identity(finding, id)}
</div>
</details>
</article>
`;
}

/** What stands between backticks is code. */
function spans(text: string): readonly Content[] {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}

function sourceLink(text: string, href: string | undefined): Html {
  return href === undefined ? html`<code>${text}</code>` : html`<a href="${href}"><code>${text}</code></a>`;
}

const pillWords = { enforced: "blocks", waived: "waived", exempt: "exempt", reported: "" } as const;

function pill({ status }: ReviewFinding): Html | false {
  return pillWords[status] !== "" && html`<span class="pill ${status}">${pillWords[status]}</span>`;
}

function waived({ waiver, exempt }: ReviewFinding): Html | false {
  if (waiver) {
    return html`<p class="note">Waived until <time datetime="${waiver.expires}">${waiver.expires}</time> by ${waiver.owner}: ${waiver.reason}</p>`;
  }
  return exempt !== undefined && html`<p class="note">Not enforced: ${exempt}</p>`;
}

function evidence(finding: ReviewFinding): Html | false {
  const found = evidenceOf(finding);
  if (!found) return false;
  const kind = finding.witness ? "witness" : finding.proof ? "proof" : "reason";
  return html`<section class="evidence ${kind}"><h5>${found.title}</h5><dl>${found.parts.map(evidencePart)}</dl></section>`;
}

function evidencePart(part: EvidencePart): Html {
  if (part.kind === "code") {
    return html`<div><dt>${part.label}</dt><dd><pre><code>${part.code}</code></pre></dd></div>`;
  }
  return html`<div><dt>${part.label}</dt>${part.words.map((text) => html`<dd>${text}</dd>`)}</div>`;
}

/** Beyond this many names the rest opens at a click. */
const fewNames = 6;

function touched(finding: ReviewFinding): Html | false {
  const lines = touchLines(finding);
  if (lines.length === 0) return false;
  return html`<dl class="touches">${lines.map(([label, all]) => {
    const more = all.slice(fewNames);
    const rest = html`<details><summary>and ${more.length} more</summary>${names(more)}</details>`;
    return html`<div><dt>${label}</dt><dd>${names(all.slice(0, fewNames))}${more.length > 0 && rest}</dd></div>`;
  })}</dl>`;
}

function names(list: readonly string[]): Html {
  return html`<ul>${list.map((name) => html`<li>${name}</li>`)}</ul>`;
}

function identity(finding: ReviewFinding, id: string): Html {
  const snippet = html`<details class="waive"><summary>Waive it</summary>
<p>Into the contract file, with a reason, an owner and a last day:</p>
<div class="copyable"><pre><code>${waiverSnippet(finding)}</code></pre>${copyButton("Copy the waiver")}</div></details>`;
  return html`<footer><span class="copyable">fingerprint <code>${finding.fingerprint}</code>${copyButton("Copy the fingerprint")}</span>
<code class="code">${finding.code}</code> <a class="permalink" href="#${id}" aria-label="Link to this finding">link</a>
${finding.status === "enforced" && !finding.code.startsWith("waiver-") && snippet}</footer>`;
}

function copyButton(label: string): Html {
  return html`<button type="button" class="copy js" aria-label="${label}">copy</button>`;
}
