import type { Connect } from "./connect.ts";
import type { Detail } from "./detail.ts";
import type { Desk } from "./state/desk.ts";

/** The detail, and the way to it. */
export interface LazyDetail {
  /** Undefined until it was fetched. */
  readonly value: Detail | undefined;
  /** Fetches it, so that it is there when somebody selects an invoice. */
  prefetch(): void;
  /** Shows what is selected. */
  show(): void;
  /** Asks again for what is shown. Rejects when it cannot be had. */
  refresh(): Promise<void>;
  /** Fetches what could not be had. */
  retry(): void;
}

export function lazyDetail(desk: Desk, connect: Connect, root: Node): LazyDetail {
  const { store, signal } = desk;
  let value: Detail | undefined;
  let loading: Promise<void> | undefined;
  const load = () => {
    loading ??= import("./detail.ts").then(({ createDetail }) => {
      if (signal.aborted) return;
      value = createDetail(desk, connect, root);
      store.set({ codeTrouble: undefined });
      value.selection.show();
    });
    return loading;
  };
  const show = () => {
    if (value) return value.selection.show();
    if (!store.value.route.invoiceId) return;
    load().catch(() => {
      loading = undefined;
      if (!signal.aborted) store.set({ codeTrouble: { code: "NETWORK_ERROR" } });
    });
  };
  return {
    get value() {
      return value;
    },
    prefetch() {
      load().catch(() => {
        loading = undefined;
      });
    },
    show,
    refresh: async () => value?.selection.refresh(),
    retry: () => (value ? value.selection.retry() : show()),
  };
}
