import type { Level } from "@rawr/openapi-diff";
import type { SurfaceReview } from "../../diff/review.ts";
import { hunksOf } from "../hunks.ts";
import type { ReviewOptions } from "../options.ts";
import { byClass, classTexts, quietClasses } from "../order.ts";
import { countOf, verdictOf } from "../verdict.ts";
import { findingCard } from "./finding.ts";
import { type Html, html } from "./html.ts";

/** What the sections of a page share. */
export interface SurfaceContext extends ReviewOptions {
  /** Its number on the page. */
  readonly number: number;
  readonly audiences: ReadonlyMap<string, number>;
  /** Whether the page has more than one. */
  readonly several: boolean;
}

/** One surface: what was compared, its findings by class, and what its snapshot says. */
export function surfaceSection(review: SurfaceReview, context: SurfaceContext): Html {
  const { surface, against, oldVersion, newVersion } = review;
  const id = `surface-${context.number}`;
  const version = oldVersion === newVersion ? oldVersion : `${oldVersion} → ${newVersion}`;
  return html`<section class="surface" aria-labelledby="${id}">
<h2 id="${id}">${surface} <small>${version}, against ${against}</small></h2>
${context.several && html`<p class="verdict ${verdictOf(review).kind}">${verdictOf(review).text}</p>`}
<div class="tables">${audienceTable(review)}${clientTable(review)}</div>
${byClass(review.findings).map(([name, findings]) => {
  const { title, meaning } = classTexts[name];
  return html`<section class="class" data-class="${name}"><h3>${title} <b>${findings.length.toLocaleString("en-US")}</b></h3>
<p class="meaning">${meaning}</p>
${findings.map((finding) => {
  const open = finding.status === "enforced" || !quietClasses.has(name);
  return findingCard(finding, { ...context, id: `f${context.number}-${finding.fingerprint}`, open });
})}</section>`;
})}
${snapshotDiff(review)}
</section>
`;
}

function audienceTable({ audiences, documents }: SurfaceReview): Html | false {
  if (audiences.length === 0) return false;
  const rows = audiences.map(({ name, level, counts }) => {
    const document = documents.find(({ audience }) => audience === name);
    const title = document ? `${document.oldPath} → ${document.newPath}` : name;
    const numbers = [counts.operations, counts.changedLocations, counts.contained, counts.refuted, counts.undecided];
    return html`<tr><th scope="row"><span title="${title}">${name}</span></th><td>${levelWord(level)}</td>${numbers.map(
      (number) => html`<td class="number">${number.toLocaleString("en-US")}</td>`,
    )}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Audiences"><table><thead><tr><th scope="col">Audience</th><th scope="col">Level</th><th scope="col">Operations</th><th scope="col">Changed schemas</th><th scope="col">Proved</th><th scope="col">Refuted</th><th scope="col">Undecided</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function clientTable({ clients }: SurfaceReview): Html | false {
  if (clients.length === 0) return false;
  const rows = clients.map(
    ({ name, audience, level, oldVersion, nextVersion }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${audience}</td><td>${levelWord(level)}</td><td>${oldVersion}${level !== "none" && ` → ${nextVersion}`}</td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Client packages"><table><thead><tr><th scope="col">Client package</th><th scope="col">Audience</th><th scope="col">Level</th><th scope="col">Version</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function levelWord(level: Level): Html {
  return html`<span class="level ${level}">${level}</span>`;
}

/** Lines of a snapshot's diff that are shown. */
const mostLines = 4_000;

function snapshotDiff({ snapshot }: SurfaceReview): Html | false {
  if (!snapshot) return false;
  const hunks = hunksOf(snapshot.before, snapshot.after);
  if (hunks.length === 0) return false;
  const lines = hunks.flatMap(({ header, lines }) => [{ kind: "hunk" as const, text: header }, ...lines]);
  const changed = lines.filter(({ kind }) => kind === "added" || kind === "removed").length;
  const shown = lines.slice(0, mostLines).map(({ kind, text }) => {
    if (kind === "added") return html`<ins>+${text}\n</ins>`;
    if (kind === "removed") return html`<del>-${text}\n</del>`;
    return kind === "hunk" ? html`<span class="hunk">${text}\n</span>` : html` ${text}\n`;
  });
  const cut = lines.length - shown.length;
  return html`<section class="snapshot"><h3>Snapshot <b>${countOf(changed, "changed line")}</b></h3>
<p class="meaning"><code>${snapshot.path}</code>, as people read it.</p>
<pre tabindex="0"><code>${shown}</code></pre>${cut > 0 && html`<p>… and ${countOf(cut, "more line")}</p>`}</section>`;
}
