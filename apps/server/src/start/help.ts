import { hostSettings } from "../config/settings.ts";

const width = Math.max(...hostSettings.map(({ variable }) => variable.length)) + 2;
const settings = hostSettings.map(
  ({ variable, description, default: fallback }) =>
    `  ${variable.padEnd(width)}${description} (default: ${fallback})\n`,
);

/** What `npm start -- --help` prints. */
export const startHelp = `Starts the host with the embedded workflow engine and the console; installs and builds what is missing.

  npm start -- [options]

  --port <number>    where to listen; 0 lets the system choose (default: PORT, else 3000)
  --host <address>   which address to listen on (default: HOST, else 127.0.0.1)
  --state <folder>   where everything is kept that has to survive (default: STATE_FOLDER, else .rawr)
  --reset            forget everything that is in the state folder first
  --no-seed          without demo invoices
  --json             one line of JSON when ready, for programs; errors too
  --help             this text

Environment variables:

${settings.join("")}
Exit codes: 0 stopped as asked, 2 could not run. Ctrl-C waits for the steps in flight; a second one does not.
`;
