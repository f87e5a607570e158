import { detail } from "./detail.ts";
import { layout } from "./layout.ts";
import { list } from "./list.ts";

/** Of the whole console, on top of the page's base sheet; colours and sizes are the page's. */
export const styles: string = layout + list + detail;
