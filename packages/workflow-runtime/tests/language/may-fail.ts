import type { Statement } from "./program.ts";

/** Whether a statement can throw; a callee may always. */
export const mayFail = (statement: Statement): boolean => {
  switch (statement.kind) {
    case "step":
      return statement.behaviour.kind === "broken" || statement.behaviour.kind === "fatal";
    case "invoke":
    case "throw":
      return true;
    case "all":
      return statement.branches.some((branch) => branch.some(mayFail));
    case "attempt":
      return statement.compensation.some(mayFail);
    default:
      return false;
  }
};
