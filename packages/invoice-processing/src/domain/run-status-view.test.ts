import { expect, test } from "vitest";
import { toRunBadge } from "./run-status-view.ts";

test.each([
  ["queued", "neutral"],
  ["running", "warning"],
  ["waiting", "warning"],
  ["completed", "success"],
  ["failed", "danger"],
  ["cancelled", "neutral"],
] as const)("a %s run is shown %s", (status, badge) => {
  expect(toRunBadge({ status })).toBe(badge);
});
