import type { FindingClass } from "@rawr/openapi-diff";
import { isDate } from "./is-date.ts";
import type { ReviewPolicy, Surface, Waiver } from "./surface.ts";

/** A field that is not as expected; `owner` is the author's object that has it. */
interface WrongField {
  readonly field: string;
  readonly expected: string;
  readonly found: unknown;
  readonly owner: unknown;
  readonly key: string;
}

type Report = (field: WrongField) => void;

// A value of openapi-diff would bring its provers into the worker that compiles.
const classes = Object.keys({
  WIRE: true,
  SDK_SOURCE: true,
  BEHAVIOUR: true,
  OPEN_CONTENT: true,
  LIFECYCLE: true,
  UNDECIDED: true,
  DOCS: true,
  COMPATIBLE: true,
} satisfies Record<FindingClass, true>);

/** Every mistake in `review` and `waivers`. */
export function checkReview({ review = {}, waivers = [] }: Surface, report: Report): void {
  checkPolicy(review, report);
  const seen = new Set<string>();
  for (const waiver of waivers) checkWaiver(waiver, seen, report);
}

function checkPolicy(review: ReviewPolicy, report: Report): void {
  const own = (key: keyof ReviewPolicy, isFine: boolean, expected: string) => {
    if (!isFine) report({ field: `review.${key}`, expected, found: review[key], owner: review, key });
  };
  const { enforce, formats, unstable, noticeDays } = review;
  const areClasses =
    enforce === undefined || (Array.isArray(enforce) && enforce.every((name) => classes.includes(name)));
  own("enforce", areClasses, `a list of ${classes.join(", ")}`);
  own("formats", [undefined, "annotation", "assertion"].includes(formats), "annotation or assertion");
  own(
    "unstable",
    unstable === undefined || (Array.isArray(unstable) && unstable.every(isText)),
    'a list such as ["alpha"]',
  );
  const isCount = noticeDays === undefined || (Number.isInteger(noticeDays) && noticeDays >= 0);
  own("noticeDays", isCount, "a whole number of days");
}

function checkWaiver(waiver: Waiver, seen: Set<string>, report: Report): void {
  const { fingerprint, reason, owner, expires } = waiver;
  const own = (key: keyof Waiver, isFine: boolean, expected: string) => {
    if (!isFine) report({ field: `waivers[].${key}`, expected, found: waiver[key], owner: waiver, key });
  };
  const isFingerprint = typeof fingerprint === "string" && /^[0-9a-f]{16}$/.test(fingerprint);
  own("fingerprint", isFingerprint, "the 16 hexadecimal digits that `rawr-openapi diff` prints");
  own("fingerprint", !seen.has(fingerprint), "a fingerprint that no other waiver names");
  own("reason", isText(reason), "why it is accepted");
  own("owner", isText(owner), "who answers for it: a team, a person, an address");
  own("expires", isDate(expires), "its last day, such as 2026-12-31");
  seen.add(fingerprint);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
