import type { Policy } from "./types.ts";

/** What is not said counts as this; `today` has to be said, because the library reads no clock. */
export const defaultPolicy: Omit<Policy, "today"> = {
  enforce: ["WIRE", "SDK_SOURCE", "LIFECYCLE", "UNDECIDED"],
  openEnums: false,
  formats: "annotation",
  unstable: ["draft", "alpha"],
  noticeDays: 0,
  budget: 200_000,
};

/** The date of no policy: before every sunset, so that nothing is retired by accident. */
const beforeEverything = "0001-01-01";

/** A whole policy; what is `undefined` counts as not said. */
export function completePolicy(policy: Partial<Policy> = {}): Policy {
  const said = Object.entries(policy).filter(([, value]) => value !== undefined);
  return { ...defaultPolicy, today: beforeEverything, ...Object.fromEntries(said) };
}
