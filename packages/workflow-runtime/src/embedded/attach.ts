import type { Handler } from "../engine/functions.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import { origin } from "../protocol/call.ts";
import { type Registration, readRegistration } from "../registration/read-registration.ts";

/** Makes the SDK's handler for functions, and has it say what they are. */
export async function registerFunctions(
  client: object,
  functions: readonly object[],
  received: { take(): unknown },
): Promise<{ readonly handler: Handler; readonly registration: Registration }> {
  const { serve } = await import("inngest/edge");
  type Options = Parameters<typeof serve>[0];
  const handler = serve({
    client: client as Options["client"],
    functions: functions as Options["functions"],
    streaming: false,
  }) as Handler;
  const response = await handler(
    new Request(`${origin}/api/inngest`, { method: "PUT", headers: { host: new URL(origin).host } }),
  );
  const body = received.take();
  if (body === undefined) {
    throw new WorkflowRuntimeError(
      "INVALID_FUNCTION",
      `The client did not register with this runtime (status ${response.status}): make it with ...runtime.clientOptions.`,
    );
  }
  const registration = readRegistration(body);
  refuseProblems(registration);
  return { handler, registration };
}

function refuseProblems({ problems }: Registration): void {
  const [first] = problems;
  if (first === undefined) return;
  const code = problems.some((problem) => problem.code === "UNSUPPORTED_OPTION")
    ? "UNSUPPORTED_OPTION"
    : "INVALID_FUNCTION";
  const lines = problems.map(
    ({ functionId, option, message, advice }) => `${functionId}, ${option}: ${message} ${advice}`,
  );
  throw new WorkflowRuntimeError(code, lines.join("\n"), { details: { problems } });
}
