import { type FindingClass, type Level, levels, type Policy } from "./types.ts";

/** What a finding asks for when it is released. */
export function levelOf(found: { class: FindingClass; grows: boolean; exempt: boolean }, policy: Policy): Level {
  const enforced = policy.enforce.includes(found.class) && !found.exempt;
  switch (found.class) {
    case "WIRE":
    case "SDK_SOURCE":
      return found.exempt ? "minor" : "major";
    case "LIFECYCLE":
    case "UNDECIDED":
      return enforced ? "major" : "minor";
    case "BEHAVIOUR":
    case "OPEN_CONTENT":
      return "minor";
    case "COMPATIBLE":
      return found.grows ? "minor" : "patch";
    case "DOCS":
      return "patch";
  }
}

/** The highest of all. */
export function highestLevel(all: readonly Level[]): Level {
  return all.reduce((highest, level) => (levels.indexOf(level) > levels.indexOf(highest) ? level : highest), "none");
}
