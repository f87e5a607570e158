import { jsonText } from "../diagnostics/render/json-text.ts";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";
import { hunksOf, marked } from "./hunks.ts";
import { sortReviews } from "./order.ts";
import { verdictOf, verdictOfAll } from "./verdict.ts";

/** For programs: the shape that `schemas/review.schema.json` describes. */
export function renderReviewJson(reviews: readonly SurfaceReview[]): string {
  const sorted = sortReviews(reviews);
  return jsonText({ version: 1, verdict: verdictOfAll(sorted), reviews: sorted.map(inOrder) });
}

/** One key order for every review, whoever made it. */
function inOrder(review: SurfaceReview) {
  const { surface, against, oldVersion, newVersion, level, audiences, clients, documents, snapshot, findings } = review;
  return {
    surface,
    against,
    verdict: verdictOf(review),
    oldVersion,
    newVersion,
    level,
    audiences: audiences.map(({ name, level, counts }) => ({ name, level, counts })),
    clients: clients.map(({ name, audience, level, oldVersion, nextVersion }) => {
      return { name, audience, level, oldVersion, nextVersion };
    }),
    documents: documents.map(({ audience, oldPath, newPath }) => ({ audience, oldPath, newPath })),
    ...(snapshot && {
      snapshot: {
        path: snapshot.path,
        diff: hunksOf(snapshot.before, snapshot.after)
          .flatMap(({ header, lines }) => [header, ...lines.map(marked)].map((line) => `${line}\n`))
          .join(""),
      },
    }),
    findings: findings.map(findingInOrder),
  };
}

function findingInOrder(finding: ReviewFinding) {
  const { fingerprint, code, class: name, status, level, message, where, touches, ...rest } = finding;
  const { old, new: next, edit, witness, proof, reason, exempt, waiver } = rest;
  return {
    fingerprint,
    code,
    class: name,
    status,
    level,
    message,
    where,
    ...(old && { old }),
    ...(next && { new: next }),
    ...(edit && { edit }),
    ...(witness && { witness }),
    ...(proof && { proof }),
    ...(reason && { reason }),
    ...(exempt !== undefined && { exempt }),
    ...(waiver && { waiver }),
    touches,
  };
}
