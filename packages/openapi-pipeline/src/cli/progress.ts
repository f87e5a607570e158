import { styleText } from "node:util";
import type { StageEvent } from "./build-types.ts";
import { type Surroundings, wantsColor } from "./output.ts";

/** The progress lines of a build. */
export interface Progress {
  event(event: StageEvent): void;
  /** Takes the live line away; nothing is printed after it. */
  end(): void;
}

/** A stage of a surface that runs, perhaps for several documents at once. */
interface Running {
  readonly stage: string;
  readonly surface: string;
  readonly startedAt: number;
  parts: number;
  allCached: boolean;
}

/** A line for each finished stage; on a terminal also one live line of what runs. Quiet prints nothing. */
export function openProgress({ stderr, env }: Surroundings, quiet: boolean): Progress {
  const live = stderr.isTTY === true && env["TERM"] !== "dumb" && !quiet;
  const color = wantsColor(stderr, env);
  const dim = (text: string) => (color ? styleText("dim", text, { validateStream: false }) : text);
  const running = new Map<string, Running>();
  let drawn = false;
  const clear = () => {
    if (drawn) stderr.write("\r\u001b[2K");
    drawn = false;
  };
  const draw = () => {
    if (!live || running.size === 0) return;
    const text = `  ${[...running.values()].map(({ stage, surface }) => `${stage} ${surface}`).join(", ")} …`;
    stderr.write(dim(text.slice(0, (stderr.columns ?? 80) - 1)));
    drawn = true;
  };
  const finish = ({ stage, surface, startedAt, allCached }: Running) => {
    const time = allCached ? "cached" : formatDuration(performance.now() - startedAt);
    stderr.write(`  ${stage.padEnd(10)} ${surface.padEnd(20)} ${dim(time)}\n`);
  };
  return {
    event({ stage, surface, state, cached }) {
      if (quiet) return;
      clear();
      const key = `${surface} ${stage}`;
      const known = running.get(key) ?? { stage, surface, startedAt: performance.now(), parts: 0, allCached: true };
      known.parts += state === "started" ? 1 : -1;
      if (state === "finished" && !cached) known.allCached = false;
      running.set(key, known);
      if (known.parts === 0) {
        running.delete(key);
        finish(known);
      }
      draw();
    },
    end: clear,
  };
}

/** `38 ms`, `1.2 s`. */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
