import type { Clock } from "./types.ts";

/** The longest delay that `setTimeout` takes; a longer one would fire at once. */
const longestDelay = 2 ** 31 - 1;

/** Time of the machine. Timers never keep the process alive, and may lie years ahead. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(at, callback) {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const delay = at - Date.now();
      timer = setTimeout(() => (at <= Date.now() ? callback() : arm()), Math.min(Math.max(delay, 0), longestDelay));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  },
};
