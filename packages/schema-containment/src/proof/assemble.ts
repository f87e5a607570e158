import type { Node } from "../normal-form/node.ts";
import type { Solver } from "../prove/solver.ts";
import type { Proof, Step } from "../types.ts";

/** The goals that the solver found empty, as plain data. */
export function assemble(goal: Node, solver: Solver): Proof {
  const goals: { [key: string]: Step } = {};
  for (const [node, step] of solver.steps) if (node.op !== "kinds") goals[node.key] = step;
  return goal.op === "kinds" ? { rule: "empty", goals: {} } : { rule: "empty", goals };
}
