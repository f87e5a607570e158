import type { CreatedRun, Dispatch, Telemetry } from "./types.ts";

const untracedRun: CreatedRun = { traceparent: undefined, queued() {} };
const untracedDispatch: Dispatch = { traceparent: undefined, within: (call) => call(), ended() {} };

/** Tells nobody; for tests. */
export const silentTelemetry: Telemetry = {
  caller: () => undefined,
  createRun: () => untracedRun,
  runStarted() {},
  runEnded() {},
  dispatchStarted: () => untracedDispatch,
  stepEnded() {},
  committed() {},
  subscribers() {},
  observe: () => () => {},
  note() {},
};
