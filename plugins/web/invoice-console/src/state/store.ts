/** A value that is replaced as a whole, and who wants to know of it. */
export interface Store<State extends object> {
  readonly value: State;
  /** Replaces what is given; listeners are told once for everything that happens in one turn. */
  set(part: Partial<State>): void;
}

/** Holds a state. `changed` is called after the turn in which it changed. */
export function createStore<State extends object>(initial: State, changed: () => void): Store<State> {
  let told = true;
  const store = {
    value: initial,
    set(part: Partial<State>) {
      store.value = { ...store.value, ...part };
      if (!told) return;
      told = false;
      queueMicrotask(() => {
        told = true;
        changed();
      });
    },
  };
  return store;
}
