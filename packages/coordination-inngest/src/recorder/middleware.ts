import { Middleware } from "inngest";
import type { StartingEvent } from "../projection/run-row.ts";
import { type CallFacts, readCall, readWaits } from "./call-facts.ts";
import type { Recorder } from "./recorder.ts";

export interface RecordingOptions {
  readonly recorder: Recorder;
  /** False within a call of another engine. */
  readonly isOurs: () => boolean;
  /** Functions that are no workflows and leave no runs. */
  readonly ignores: (functionId: string) => boolean;
  /** A report that could not be written; the reconciler will ask the server for what is missing. */
  readonly onError: (error: unknown) => void;
  /** A run that is cancelled here is called all the same. */
  readonly onCancelled: (call: CallFacts) => void;
}

/** Thrown into a call of a run that is cancelled here; the server is told to cancel it at the same time. */
class RunIsCancelled extends Error {
  override readonly name = "RunIsCancelled";
}

/**
 * A client middleware that feeds the run store. The SDK makes one instance for each call, and calls its hooks, except
 * `wrapRequest`, only after the signature was checked: so nothing is written on behalf of a stranger. A report that
 * fails never fails the function.
 */
export function createRecordingMiddleware(options: RecordingOptions): Middleware.Class {
  const { recorder, isOurs, ignores, onError, onCancelled } = options;
  return class RecordingMiddleware extends Middleware.BaseMiddleware {
    readonly id = "rawr:run-store";
    #call: CallFacts | undefined;

    override async wrapRequest({ next, requestInfo }: Middleware.WrapRequestArgs): Promise<Middleware.Response> {
      const call = isOurs() ? readCall(requestInfo.url as URL, await requestInfo.body()) : undefined;
      this.#call = call && !ignores(call.functionId) ? call : undefined;
      const answer = await next();
      await this.#report(async (call) => {
        const waits = readWaits(answer.status, answer.body);
        if (waits.length > 0) await recorder.waits(call, waits);
      });
      return answer;
    }

    override async transformFunctionInput(args: Middleware.TransformFunctionInputArgs) {
      let goesOn = true;
      await this.#report(async (call) => {
        goesOn = await recorder.called(call);
        if (!goesOn) onCancelled(call);
      });
      if (!goesOn) throw new RunIsCancelled("The run is cancelled.");
      return args;
    }

    override onStepStart({ stepInfo }: Middleware.OnStepStartArgs): Promise<void> {
      return this.#report((call) => recorder.stepStarted(call, stepOf(stepInfo)));
    }

    override onStepComplete({ stepInfo, output }: Middleware.OnStepCompleteArgs): Promise<void> {
      return this.#report((call) => recorder.stepCompleted(call, { ...stepOf(stepInfo), output }));
    }

    override onStepError({ stepInfo, error, isFinalAttempt }: Middleware.OnStepErrorArgs): Promise<void> {
      const willRetry = !isFinalAttempt;
      return this.#report((call) => recorder.stepFailed(call, { ...stepOf(stepInfo), error, willRetry }));
    }

    /** `onRunError` has no counterpart here: when its answer is lost the server calls again, so only its word ends a run. */
    override onRunComplete({ output }: Middleware.OnRunCompleteArgs): Promise<void> {
      return this.#report((call) => recorder.completed(call, output));
    }

    /** Makes a run known that the client starts by itself, so that it can be asked for at once. */
    override async wrapSendEvent({ events, next }: Middleware.WrapSendEventArgs) {
      const sent = await next();
      await recorder.sent(events as readonly StartingEvent[], sent.ids).catch(onError);
      return sent;
    }

    async #report(write: (call: CallFacts) => Promise<void>): Promise<void> {
      if (!this.#call) return;
      try {
        await write(this.#call);
      } catch (error) {
        onError(error);
      }
    }
  };
}

function stepOf({ hashedId, options }: Middleware.OnStepStartArgs["stepInfo"]): { stepId: string; name: string } {
  return { stepId: hashedId, name: options.name ?? options.id };
}
