import { adoptStyles, type Mount, type MountContext } from "@rawr/ui-sdk";
import { type Console, createConsole } from "./console.ts";
import { messagesFor } from "./messages.ts";
import { styles } from "./styles/styles.ts";

/** Puts the invoice console into an element. What it needs comes from the context; what is selected from the page's address. */
export const mount: Mount = async (element, context) => {
  const { locale, signal } = context;
  const messages = await messagesFor(locale.value);
  signal.throwIfAborted();
  const life = new AbortController();
  const root = document.createElement("div");
  root.className = "invoice-console";
  root.lang = locale.value;
  element.append(root);
  const removeStyles = adoptStyles(root, styles);
  const shown = createConsole({ root, context, signal: life.signal, messages });
  const endLocale = locale.subscribe((changed) => void translate(context, shown, root, changed));
  const unmount = () => {
    if (life.signal.aborted) return;
    endLocale();
    removeStyles();
    life.abort();
    root.remove();
  };
  signal.addEventListener("abort", unmount, { signal: life.signal });
  return { unmount };
};

async function translate({ locale }: MountContext, shown: Console, root: HTMLElement, to: string): Promise<void> {
  const messages = await messagesFor(to);
  // Somebody may have chosen another one meanwhile.
  if (locale.value !== to) return;
  root.lang = to;
  shown.speak(to, messages);
}
