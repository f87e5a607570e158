import { ruleTable, type SourceLocation } from "@rawr/openapi-diff";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { jsonText } from "../diagnostics/render/json-text.ts";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";
import { detailLines, severityOf } from "./details.ts";
import { classPage, type ReviewOptions } from "./options.ts";
import { classTexts, quietClasses, sortReviews } from "./order.ts";
import { artifactOf, sourceOf } from "./place.ts";

const level = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, string>;

/**
 * SARIF 2.1.0 (OASIS Standard, 27 March 2020), within what GitHub code scanning accepts: one run for each surface.
 * A waived finding is a suppressed result; texts and what is compatible are no results.
 */
export function renderReviewSarif(reviews: readonly SurfaceReview[], options: ReviewOptions = {}): string {
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: sortReviews(reviews).map((review) => run(review, options)),
  });
}

function run(review: SurfaceReview, options: ReviewOptions) {
  const findings = review.findings.filter(
    ({ class: name, status }) => status === "enforced" || !quietClasses.has(name),
  );
  const ruleIds = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    tool: {
      driver: {
        name: "rawr-openapi diff",
        ...(options.toolVersion !== undefined && { semanticVersion: options.toolVersion }),
        rules: ruleIds.map((id) => rule(id, findings, options)),
      },
    },
    automationDetails: { id: `rawr-openapi-diff/${review.surface}/` },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding) => result(review, finding, ruleIds)),
  };
}

function rule(id: string, findings: readonly ReviewFinding[], options: ReviewOptions) {
  const classes = [...new Set(findings.filter(({ code }) => code === id).map((finding) => finding.class))];
  const page = classPage(classTexts[classes[0] ?? "UNDECIDED"].title, options);
  const meaning = ruleTable.find(({ code }) => code === id)?.meaning;
  const words = id.replaceAll("-", " ");
  return {
    id,
    shortDescription: { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}` },
    ...(meaning !== undefined && { fullDescription: { text: meaning } }),
    // `helpUri` has to be absolute; a page of the repository is named in the text.
    ...(URL.canParse(page) ? { helpUri: page } : { help: { text: `See ${page}` } }),
    properties: { tags: ["openapi", "contract", ...classes] },
  };
}

function result(review: SurfaceReview, finding: ReviewFinding, ruleIds: readonly string[]) {
  const artifact = artifactOf(review, finding);
  const source = sourceOf(finding);
  const was = finding.new && finding.old?.source;
  return {
    ruleId: finding.code,
    ruleIndex: ruleIds.indexOf(finding.code),
    level: level[severityOf(finding)],
    message: { text: [finding.message, ...detailLines(finding)].join("\n").toWellFormed() },
    locations: [
      {
        // GitHub wants a file and a line for every result.
        physicalLocation: physical(source?.file ?? artifact?.file ?? review.snapshot?.path ?? "openapi", source),
        logicalLocations: [{ name: finding.where, ...(artifact && { fullyQualifiedName: artifact.pointer }) }],
      },
    ],
    ...(was && {
      relatedLocations: [{ id: 1, message: { text: "before" }, physicalLocation: physical(was.file, was) }],
    }),
    ...(finding.waiver && {
      suppressions: [{ kind: "inSource", status: "accepted", justification: finding.waiver.reason }],
    }),
    partialFingerprints: { "rawrContractFinding/v1": `${review.surface}:${finding.fingerprint}` },
    properties: { class: finding.class, status: finding.status, level: finding.level },
  };
}

function physical(file: string, location: SourceLocation | undefined) {
  return {
    artifactLocation: { uri: file.toWellFormed().split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" },
    region: location ? { startLine: location.line, startColumn: location.column } : { startLine: 1 },
  };
}
