import type { Reason } from "@rawr/schema-containment";
import type {
  ApiBody,
  ApiContent,
  ApiOperation,
  ApiParameter,
  ApiProblem,
  ApiResponse,
  Lifecycle,
  Text,
} from "../model.ts";
import type { Scene } from "../scene.ts";
import type { SchemaFinding } from "../schema-question.ts";
import type { FindingClass, Witness } from "../types.ts";

/** An extension or a link: a name and whatever its author wrote. */
export interface Named {
  readonly name: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** What rules are about. Each is compared by itself, field by field; what it contains is compared as subjects of its own. */
export interface Subjects {
  readonly operation: ApiOperation;
  readonly lifecycle: Lifecycle;
  readonly parameter: ApiParameter;
  readonly header: ApiParameter;
  readonly body: ApiBody;
  readonly requestContent: ApiContent;
  readonly responseContent: ApiContent;
  readonly response: ApiResponse;
  readonly link: Named;
  readonly extension: Named;
  readonly text: Text;
  readonly problem: ApiProblem;
}
export type SubjectName = keyof Subjects;

/** The same thing in both documents; `undefined` where it is not there. */
export interface Pair<T> {
  readonly old: T | undefined;
  readonly next: T | undefined;
}

/** The same thing, there in both. */
export interface Both<T> {
  readonly old: T;
  readonly next: T;
}

/** What a rule found. */
export interface Judgement {
  /** The fact, one sentence. */
  readonly message: string;
  readonly witness?: Witness;
  readonly reason?: Reason;
  /** Something was added or widened, so that a release that has it is a minor one. */
  readonly grows?: boolean;
}

interface Described {
  /** Stable; also the name of the rule's file. */
  readonly code: string;
  readonly class: FindingClass;
  /** One sentence for the table of rules. */
  readonly meaning: string;
}

/** Is asked when a thing is in one document only. */
export interface PresenceRule<S extends SubjectName = SubjectName> extends Described {
  readonly on: S;
  judge(pair: Pair<Subjects[S]>, scene: Scene): Judgement | undefined;
}

/** Is asked once when one of its fields differs. Silence of every rule about a field is a finding of its own. */
export interface FieldRule<S extends SubjectName = SubjectName> extends Described {
  readonly on: S;
  readonly fields: readonly (keyof Subjects[S] & string)[];
  judge(both: Both<Subjects[S]>, scene: Scene): Judgement | undefined;
}

/** Says a rule; only for its types. */
export function presenceRule<S extends SubjectName>(rule: PresenceRule<S>): PresenceRule<S> {
  return rule;
}

/** Says a rule; only for its types. */
export function fieldRule<S extends SubjectName>(rule: FieldRule<S>): FieldRule<S> {
  return rule;
}

/** Is asked about each edit of a schema that was compared; the first rule that answers is the one. */
export interface SchemaRule extends Described {
  /** The same edit is one finding, whether requests or responses use it. */
  readonly undirected?: boolean;
  judge(finding: SchemaFinding, scene: Scene): Pick<Judgement, "message" | "witness"> | undefined;
}

/** Says a rule; only for its types. */
export function schemaRule(rule: SchemaRule): SchemaRule {
  return rule;
}
