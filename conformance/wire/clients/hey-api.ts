import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { heyApi } from "../../generators/hey-api.ts";
import type { Arguments, CallContext, Failure, Outcome, WireClient } from "../case.ts";
import { importBundled } from "./bundle.ts";
import { readableBlob } from "./readable-blob.ts";

type Sdk = Readonly<Record<string, (options: object) => Promise<HeyApiResult>>>;

interface HeyApiResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response?: Response;
  readonly stream?: AsyncGenerator<unknown>;
}

/** Generates hey-api's client with its defaults, and calls its functions as its documentation does. */
export async function heyApiClient(document: unknown, baseUrl: string, folder: string): Promise<WireClient> {
  await mkdir(folder, { recursive: true });
  const input = join(folder, "openapi.json");
  await writeFile(input, JSON.stringify(document));
  const output = join(folder, "client");
  await heyApi.generate({ document: input, output });
  const sdk = await importBundled(await entryOf(output, folder), folder);
  const client = (sdk["createClient"] as (config: object) => unknown)({ baseUrl });
  const call = async (operation: string, send: Arguments, context: CallContext): Promise<Outcome> => {
    const { path, query, header, body, wholeBody } = send;
    const options = { client, signal: context.signal, ...(path && { path }), ...(query && { query }) };
    const payload = wholeBody === undefined ? body : wholeBody;
    const whole = { ...options, ...(header && { headers: header }), ...(payload !== undefined && { body: payload }) };
    try {
      return await outcomeOf(await functionOf(sdk as Sdk, operation)(whole), context);
    } catch (error) {
      return { fails: failureOf(error) };
    }
  };
  return { name: `hey-api ${heyApi.version}`, call };
}

async function entryOf(output: string, folder: string): Promise<string> {
  const entry = join(folder, "entry.ts");
  const lines = [join(output, heyApi.entry), join(output, "client/index.ts")].map(
    (file) => `export * from ${JSON.stringify(file)};`,
  );
  await writeFile(entry, lines.join("\n"));
  return entry;
}

function functionOf(sdk: Sdk, operation: string): Sdk[string] {
  const found = sdk[operation];
  if (!found) throw new Error(`There is no function for ${operation}`);
  return found;
}

async function outcomeOf(result: HeyApiResult, { slow }: CallContext): Promise<Outcome> {
  const { data, error, response, stream } = result;
  if (stream) {
    const items: unknown[] = [];
    for (;;) {
      const { done, value } = await stream.next();
      if (done) return { items, returns: value };
      items.push(value);
      if (slow) await setTimeout(slow);
    }
  }
  // Users tell success by `error` being undefined.
  if (error !== undefined) return { fails: { ...failureOf(error), status: response?.status } };
  return { gives: await readableBlob(data) };
}

function failureOf(error: unknown): Failure {
  const { code, status, data, message } = Object(error) as Failure & { message?: unknown };
  return { code: code ?? message, status, data };
}
