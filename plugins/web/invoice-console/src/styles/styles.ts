import { layout } from "./layout.ts";
import { list } from "./list.ts";

/** Of the list and of everything around it, on top of the page's base sheet; colours and sizes are the page's. */
export const styles: string = layout + list;
