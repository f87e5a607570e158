import type { Handler } from "../engine/functions.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import { readAnswer } from "../protocol/answer.ts";
import { origin } from "../protocol/call.ts";
import { type Registration, readRegistration } from "../registration/read-registration.ts";

/** Makes the SDK's handler for functions, and has it say what they are. */
export async function registerFunctions(
  client: object,
  functions: readonly object[],
  received: { take(): unknown },
): Promise<{ readonly handler: Handler; readonly registration: Registration }> {
  const handler = await makeHandler(client, functions);
  const response = await handler(
    new Request(`${origin}/api/inngest`, { method: "PUT", headers: { host: new URL(origin).host } }),
  );
  const body = received.take();
  if (body === undefined) {
    const answer = readAnswer(response.status, response.headers, await response.text());
    const said = answer.kind === "failed" ? ` The SDK says: ${answer.error.message}` : "";
    throw new WorkflowRuntimeError(
      "INVALID_FUNCTION",
      `The client did not register with this runtime: make it with \`...runtime.clientOptions\`.${said}`,
    );
  }
  const registration = readRegistration(body);
  refuseProblems(registration);
  keepHeaders(client);
  return { handler, registration };
}

async function makeHandler(client: object, functions: readonly object[]): Promise<Handler> {
  const { serve } = await import("inngest/edge");
  type Options = Parameters<typeof serve>[0];
  const make = () =>
    serve({ client: client as Options["client"], functions: functions as Options["functions"], streaming: false });
  const { INNGEST_STREAMING: wanted } = process.env;
  if (wanted === undefined) return make();
  // Meant for a server: in process nothing is streamed, and the SDK would refuse every call.
  delete process.env["INNGEST_STREAMING"];
  try {
    const handler = make() as (request: Request, overrides: object) => Promise<Response>;
    const actionOverrides = { env: () => ({ INNGEST_STREAMING: "false" }) };
    return (request) => handler(request, { actionOverrides });
  } finally {
    process.env["INNGEST_STREAMING"] = wanted;
  }
}

/**
 * The SDK makes a client's headers out of all environment variables, five times for a run of two steps and once for each
 * further one: 20 to 50 µs each with thirty variables. In process nobody reads them, and they stay the same.
 */
function keepHeaders(client: object): void {
  const { headers } = client as { readonly headers?: unknown };
  if (typeof headers !== "object" || headers === null || Object.hasOwn(client, "headers")) return;
  Object.defineProperty(client, "headers", { value: Object.freeze(headers), configurable: true });
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
