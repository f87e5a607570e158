import { expectTypeOf, test } from "vitest";
import type {
  Api,
  ApiError,
  BoundCall,
  Call,
  OptionalBoundCall,
  OptionalCall,
  Result,
  TransportFailure,
} from "../index.ts";
import { bindCall, createClientApi } from "../index.ts";

// Checked by `tsc`; nothing here runs.

type Failure = ApiError<{ readonly code: "NOT_FOUND"; readonly data: { readonly id: string } }> | TransportFailure;
interface Thing {
  readonly id: string;
}

declare const api: Api;
declare const get: Call<{ readonly id: string }, Thing, Failure>;
declare const find: OptionalCall<{ readonly text?: string }, Thing, Failure>;

test("a bound call keeps input, output and errors", async () => {
  expectTypeOf(bindCall(api, get)).toEqualTypeOf<BoundCall<{ readonly id: string }, Thing, Failure>>();
  expectTypeOf(bindCall(api, find)).toEqualTypeOf<OptionalBoundCall<{ readonly text?: string }, Thing, Failure>>();
  expectTypeOf(await bindCall(api, get)({ id: "a" }).safe()).toEqualTypeOf<Result<Thing, Failure>>();
  await bindCall(api, find)();
  // @ts-expect-error an id is needed
  bindCall(api, get)();
});

test("what a client adds can be turned off or set", () => {
  createClientApi({ baseUrl: "/api", retry: false, requestId: { header: "x-trace" } });
  // @ts-expect-error it is false, or options
  createClientApi({ baseUrl: "/api", retry: true });
});
