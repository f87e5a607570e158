/** Tells people who do not see the page what has happened on it. */
export interface Announcer {
  readonly element: HTMLElement;
  say(text: string): void;
}

const pace = 1_000;

/** One polite live region. Of many messages within a second only the last one is said. */
export function createAnnouncer(signal: AbortSignal): Announcer {
  const element = document.createElement("div");
  element.className = "unseen";
  element.setAttribute("role", "status");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = "";
  const speak = () => {
    timer = undefined;
    if (!waiting) return;
    element.textContent = waiting;
    waiting = "";
    timer = setTimeout(speak, pace);
  };
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  return {
    element,
    say(text) {
      if (signal.aborted || (text === element.textContent && !waiting)) return;
      waiting = text;
      // Not at once: what belongs together arrives together.
      timer ??= setTimeout(speak, 100);
    },
  };
}
