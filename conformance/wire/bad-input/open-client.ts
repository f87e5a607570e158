import { openApiHandlerOptions } from "@rawr/orpc-standards/server";
import { expect } from "vitest";
import type { WireServer } from "../case.ts";
import { type Installation, installPacked } from "../clients/install-packed.ts";
import { wireContract } from "../contract.ts";
import { serveContract } from "../server/stub-server.ts";
import { wireSurface } from "../surface.ts";
import { leaksOf } from "./credentials.ts";
import { facesOf } from "./faces.ts";

type Call = (api: unknown, input?: object, options?: object) => { safe(): Promise<CallResult> };

type Validate = (validators: unknown, options: { mode: "throw" }) => unknown;

export interface CallResult {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** The packed client and a server, for tests of what goes wrong. */
export interface Bench {
  readonly server: WireServer;
  readonly runtime: Readonly<Record<string, unknown>>;
  readonly generated: Readonly<Record<string, unknown>>;
  /** Refuses every answer that is not what the document says. */
  readonly validation: unknown;
  /** `createApi` of the runtime, at the server. */
  api(options?: object): unknown;
  /** The generated client with its defaults, at the server, as one of its functions has it. */
  clientApi(options?: object): unknown;
  call(operation: string, api: unknown, ...rest: readonly object[]): Promise<CallResult>;
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const installation: Installation = await installPacked([wireSurface]);
  const runtime = await installation.load("@rawr/client-runtime");
  const generated = await installation.load("@rawr/wire-client");
  const { validators } = await installation.load("@rawr/wire-client/validators");
  const validation = (runtime["validateResponses"] as Validate)(validators, { mode: "throw" });
  const server = await serveContract(wireContract, openApiHandlerOptions());
  const make =
    (name: string) =>
    (options: object = {}) =>
      (runtime[name] as (options: object) => unknown)({ baseUrl: server.url, ...options });
  const call: Bench["call"] = (operation, api, ...rest) => (generated[operation] as Call)(api, ...rest).safe();
  const close = async () => {
    await server.close();
    await installation.remove();
  };
  return {
    server,
    runtime,
    generated,
    validation,
    api: make("createApi"),
    clientApi: make("createClientApi"),
    call,
    close,
  };
}

interface TypedError extends Error {
  readonly code: string;
  readonly operation: string;
  readonly requestId: string | undefined;
}

/** An error of a class of the runtime, that says which operation failed, is short, and keeps every secret. */
export function expectTyped({ runtime }: Bench, result: CallResult, operation: string): TypedError {
  expect(result.ok, `gave ${JSON.stringify(result.data)?.slice(0, 100)}`).toBe(false);
  const { is } = runtime["CallError"] as { is(error: unknown): boolean };
  expect(result.error).toBeInstanceOf(Error);
  expect((runtime["CallError"] as { is: typeof is }).is(result.error)).toBe(true);
  const error = result.error as TypedError;
  expect(error.operation).toBe(operation);
  expect(error.message).toContain(operation);
  expect(error.message.length).toBeLessThan(1500);
  expect(leaksOf(facesOf(error))).toEqual([]);
  return error;
}
