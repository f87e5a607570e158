import { expect, test } from "vitest";
import { withoutAddresses } from "./child-process.mjs";

test.each([
  ["request to https://user:secret@packages.example/yaml failed", "request to <address> failed"],
  ["git+ssh://git@host.example/a.git", "<address>"],
  ["(https://packages.example/a-1.tgz)", "(<address>)"],
  ["getaddrinfo EAI_AGAIN packages.example", "getaddrinfo EAI_AGAIN <address>"],
  ["connect ECONNREFUSED 10.0.0.1:4873", "connect ECONNREFUSED <address>"],
  ["ERR_PNPM_OUTDATED_LOCKFILE in /home/me/checkout", "ERR_PNPM_OUTDATED_LOCKFILE in /home/me/checkout"],
])("%j is printed as %j", (text, printed) => {
  expect(withoutAddresses(text)).toBe(printed);
});
