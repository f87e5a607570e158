import type { Clock } from "../../src/database/types.ts";
import { createEmbeddedRuntime } from "../../src/embedded/create-embedded-runtime.ts";
import type { WorkflowRuntime } from "../../src/port.ts";

export interface EngineOptions {
  readonly file: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onCommit?: (commits: number) => void;
  readonly wrapHandler?: (handler: (request: Request) => Promise<Response>) => (request: Request) => Promise<Response>;
  readonly retryDelays?: readonly number[];
}

const nothing = (): void => {};

/** For the engine and for the SDK: programs fail on purpose, and often. */
export const silentLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The one place where tests say how an engine is opened with its time, its randomness and its choices. */
export const openEngine = ({ file, retryDelays, ...seams }: EngineOptions): WorkflowRuntime =>
  createEmbeddedRuntime({
    file,
    logger: silentLogger,
    seams: { ...seams, choose: (count: number) => Math.floor(seams.random() * count) },
    ...(retryDelays && { retryDelays }),
  });
