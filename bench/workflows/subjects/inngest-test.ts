import type { Inngest } from "inngest";
import type { MakeSubject } from "../subject.ts";
import { importFrom, versionIn } from "./import-from.ts";

interface TestPackage {
  readonly InngestTestEngine: new (options: {
    function: unknown;
    events: readonly unknown[];
  }) => {
    execute(): Promise<unknown>;
  };
}

/** `@inngest/test` executes a function in memory: nothing is accepted, nothing is kept. */
export const inngestTest: MakeSubject = async ({ packages, body }) => {
  const { InngestTestEngine } = await importFrom<TestPackage>(packages, "@inngest/test");
  const sdk = await importFrom<{ Inngest: typeof Inngest }>(packages, "inngest");
  const client = new sdk.Inngest({ id: "bench", isDev: true });
  const steps = client.createFunction(
    { id: "steps", triggers: [{ event: "bench/steps" }] },
    async ({ event, step }) => {
      await body(event.data.key, event.data.steps, (name, each) => step.run(name, each));
    },
  );
  return {
    versions: `${versionIn(packages, "@inngest/test")}, ${versionIn(packages, "inngest")}`,
    durability: "none: in memory",
    accepts: false,
    start: (key, count) =>
      new InngestTestEngine({
        function: steps,
        events: [{ name: "bench/steps", data: { key, steps: count } }],
      }).execute(),
    close: async () => {},
  };
};
