export { contains } from "./contains.ts";
export { checkProof } from "./proof/check-proof.ts";
export { createJudge, type SchemaJudge } from "./refute/create-judge.ts";
export type {
  ContainsOptions,
  Json,
  Proof,
  Reason,
  ReasonCode,
  Schema,
  Step,
  Verdict,
  WitnessErrors,
} from "./types.ts";
