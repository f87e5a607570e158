import type { PageData } from "./page-data.ts";

/** An element that the server's HTML has for certain. */
export function part<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

export const page = JSON.parse(part("data").textContent) as PageData;

let spoken = "";

/** Says something at the page's foot and to screen readers, until the next; nothing takes it away. */
export function say(message: string): void {
  spoken = message;
  show();
}

/** A line that is lost is said as long as it is. */
export function followLine(): void {
  for (const change of ["online", "offline"]) addEventListener(change, show);
  show();
}

function show(): void {
  part("status").textContent = navigator.onLine ? spoken : "You are offline. What you see may be out of date.";
}
