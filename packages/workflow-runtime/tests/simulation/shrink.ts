import type { FunctionProgram, Program, Statement } from "../language/program.ts";

type Body = readonly Statement[];

const without = <T>(items: readonly T[], at: number, ...instead: readonly T[]): readonly T[] => [
  ...items.slice(0, at),
  ...instead,
  ...items.slice(at + 1),
];

/** Smaller forms of one statement: what is inside of it, or itself with something smaller inside. */
function* smallerStatements(statement: Statement): Generator<Body> {
  if (statement.kind === "step") {
    if (statement.repeat > 1) yield [{ ...statement, repeat: 1 }];
    if (statement.behaviour.kind !== "ok") yield [{ ...statement, behaviour: { kind: "ok" } }];
    if (statement.value !== "v") yield [{ ...statement, value: "v" }];
  }
  if (statement.kind === "all") {
    for (const branch of statement.branches) yield branch;
    for (const [at, branch] of statement.branches.entries()) {
      if (statement.branches.length > 1) yield [{ ...statement, branches: without(statement.branches, at) }];
      for (const smaller of smallerBodies(branch)) {
        yield [{ ...statement, branches: without(statement.branches, at, smaller) }];
      }
    }
  }
  if (statement.kind === "attempt") {
    yield statement.body;
    yield statement.compensation;
    for (const body of smallerBodies(statement.body)) yield [{ ...statement, body }];
    for (const compensation of smallerBodies(statement.compensation)) yield [{ ...statement, compensation }];
  }
}

function* smallerBodies(body: Body): Generator<Body> {
  for (let at = 0; at < body.length; at++) yield without(body, at);
  for (const [at, statement] of body.entries()) {
    for (const instead of smallerStatements(statement)) yield without(body, at, ...instead);
  }
}

function* smallerPrograms(program: Program): Generator<Program> {
  if (program.ending !== "return") yield { ...program, ending: "return" };
  for (const [at, definition] of program.functions.entries()) {
    const put = (changed: FunctionProgram): Program => ({
      ...program,
      functions: without(program.functions, at, changed),
    });
    for (const body of smallerBodies(definition.body)) yield put({ ...definition, body });
    if (definition.onFailure) yield put({ ...definition, onFailure: false });
    const { concurrency, ...unlimited } = definition;
    if (concurrency !== undefined) yield put(unlimited);
  }
}

/** The smallest program that still fails, found by leaving out one thing after the other. */
export const shrink = async (
  program: Program,
  fails: (program: Program) => Promise<boolean>,
  tries = 200,
): Promise<Program> => {
  let smallest = program;
  let left = tries;
  search: while (left > 0) {
    for (const candidate of smallerPrograms(smallest)) {
      if (left-- <= 0) break search;
      if (await fails(candidate)) {
        smallest = candidate;
        continue search;
      }
    }
    break;
  }
  return smallest;
};
