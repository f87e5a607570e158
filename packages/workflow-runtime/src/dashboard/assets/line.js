const words = {
  connecting: "Connecting",
  live: "Live",
  offline: "Offline, trying again",
  ended: "Up to date",
  paused: "Paused",
};

/**
 * Says in the page's head whether what is shown is what is.
 * @param {keyof typeof words} state
 */
export function line(state) {
  const place = document.getElementById("line");
  if (!place || place.dataset["state"] === state) return;
  place.dataset["state"] = state;
  place.textContent = words[state];
}

/**
 * Calls again and again while the page is seen, more rarely while it fails; `soon` calls at once.
 * @param {(signal: AbortSignal) => Promise<boolean>} look Whether it is to be called again.
 * @param {number} interval
 */
export function poll(look, interval) {
  let abort = new AbortController();
  let timer = 0;
  let failures = 0;
  let over = false;
  const turn = async () => {
    clearTimeout(timer);
    abort.abort();
    const mine = (abort = new AbortController());
    try {
      if (!(await look(mine.signal))) over = true;
      failures = 0;
    } catch {
      failures++;
    }
    if (mine.signal.aborted || over || document.hidden) return;
    timer = window.setTimeout(turn, Math.min(interval * 2 ** failures, 30_000));
  };
  const seen = () => {
    if (document.hidden || over) clearTimeout(timer);
    else turn();
  };
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", seen);
  turn();
  return {
    soon() {
      over = false;
      return turn();
    },
    stop() {
      over = true;
      clearTimeout(timer);
      abort.abort();
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("online", seen);
    },
  };
}
