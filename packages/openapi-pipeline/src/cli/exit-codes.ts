/** What the command line ends with. A command ended by a signal exits with 128 + its number, as a shell reports it. */
export const exitCodes = {
  fine: 0,
  /** Errors among the findings, or drift in `check`. */
  findings: 1,
  /** The command could not run: wrong arguments, no contracts, a folder that cannot be written. */
  unable: 2,
  SIGINT: 130,
  SIGTERM: 143,
} as const;
