import type { Inngest, InngestFunction } from "inngest";

export const oneStep = (client: Inngest.Any): InngestFunction.Any[] => [
  client.createFunction({ id: "one", triggers: [{ event: "one" }] }, ({ step }) => step.run("a", () => "done")),
];
