import type { TimelineEvent } from "../port.ts";
import { Channel } from "./channel.ts";
import type { Read } from "./read-runs.ts";
import { Subscription } from "./subscription.ts";

export interface Hub {
  subscribe(runId: string, after: number, signal?: AbortSignal): AsyncIterable<TimelineEvent>;
  /** Rows of this run were committed; of any run when absent. Subscribers hear of it once per turn. */
  changed(runId?: string): void;
}

export interface HubOptions {
  /** Called with true when the first of all comes, and with false when the last has gone. */
  readonly watch?: (watched: boolean) => void;
  /** +1 for each that comes, -1 for each that goes. */
  readonly onSubscribers?: (change: 1 | -1) => void;
}

/** Subscribers by run. */
export function createHub(read: Read, { watch, onSubscribers }: HubOptions = {}): Hub {
  const channels = new Map<string, Channel>();
  const dirty = new Set<Channel>();

  function enter(runId: string): Channel {
    onSubscribers?.(1);
    let channel = channels.get(runId);
    if (channel === undefined) {
      channel = new Channel(read, runId);
      channels.set(runId, channel);
      if (channels.size === 1) watch?.(true);
    }
    return channel;
  }

  function exit(runId: string, channel: Channel): void {
    onSubscribers?.(-1);
    if (channel.size > 0 || channels.get(runId) !== channel) return;
    channels.delete(runId);
    if (channels.size === 0) watch?.(false);
  }

  function mark(channel: Channel): void {
    // A commit often appends several rows to a run; its subscribers are woken once for all of them.
    if (dirty.size === 0) queueMicrotask(tell);
    dirty.add(channel);
  }

  function tell(): void {
    const told = [...dirty];
    dirty.clear();
    for (const channel of told) channel.changed();
  }

  return {
    subscribe: (runId, after, signal) => ({
      [Symbol.asyncIterator]: () =>
        new Subscription({
          after,
          ...(signal && { signal }),
          enter: () => enter(runId),
          exit: (channel) => exit(runId, channel),
        }),
    }),
    changed(runId) {
      if (runId === undefined) for (const channel of channels.values()) mark(channel);
      const channel = runId === undefined ? undefined : channels.get(runId);
      if (channel !== undefined) mark(channel);
    },
  };
}
