import type { Pair, SubjectName, Subjects } from "../rules/rule.ts";
import type { Scene } from "../scene.ts";
import type { Place } from "./place.ts";

/** Something that rules are about, in one document or in both. */
export interface Question<Name extends SubjectName = SubjectName> {
  readonly on: Name;
  readonly pair: Pair<Subjects[Name]>;
  readonly place: Place;
  readonly scene: Scene;
}
