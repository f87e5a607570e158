import { join } from "node:path";

/** The repository's folder. */
export const root = join(import.meta.dirname, "..");

/** Where generated clients and programs are put while they are tried; ignored by git, the compiler and the tests. */
export const workFolder = join(import.meta.dirname, ".work");
