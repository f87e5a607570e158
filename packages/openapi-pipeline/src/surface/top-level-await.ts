import { Visitor } from "oxc-parser";
import { parseModule } from "./instrument.ts";
import type { LoadedModule, ModuleLoader } from "./module-loader.ts";

/** A place in an author's module. */
export interface ModulePlace {
  readonly module: LoadedModule;
  /** In UTF-16 code units. */
  readonly offset: number;
}

/** How long a module that has been evaluated may take to say so, in milliseconds. */
const grace = 100;

/** The top-level await at which loading `path` has stopped: of several modules that wait, the one that waits for no other. */
export async function pendingAwait(loader: ModuleLoader, path: string): Promise<ModulePlace | undefined> {
  const pending = new Map<string, ModulePlace>();
  for (const each of loader.inputsOf(path)) {
    const module = loader.modules.get(each);
    const offset = module && firstTopLevelAwait(module);
    if (module && offset !== undefined && !(await isEvaluated(loader, each))) pending.set(each, { module, offset });
  }
  const first = [...pending.keys()].find((each) =>
    loader.inputsOf(each).every((input) => input === each || !pending.has(input)),
  );
  return pending.get(first ?? pending.keys().next().value ?? "");
}

async function isEvaluated(loader: ModuleLoader, path: string): Promise<boolean> {
  const evaluated = loader.import(path).then(
    () => true,
    () => true,
  );
  return Promise.race([evaluated, new Promise<boolean>((resolve) => setTimeout(resolve, grace, false))]);
}

function firstTopLevelAwait({ path, source }: LoadedModule): number | undefined {
  let functions = 0;
  let first: number | undefined;
  const enter = () => void functions++;
  const leave = () => void functions--;
  const found = (node: { start: number }) => {
    if (functions === 0) first ??= node.start;
  };
  new Visitor({
    FunctionDeclaration: enter,
    "FunctionDeclaration:exit": leave,
    FunctionExpression: enter,
    "FunctionExpression:exit": leave,
    ArrowFunctionExpression: enter,
    "ArrowFunctionExpression:exit": leave,
    AwaitExpression: found,
    ForOfStatement: (loop) => {
      if (loop.await) found(loop);
    },
  }).visit(parseModule(path, source).program);
  return first;
}
