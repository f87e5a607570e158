import { expect, test } from "vitest";
import { CapabilityError } from "./capability-error.ts";
import { readManifest } from "./manifest.ts";

const good = {
  mountContext: 1,
  name: "invoice-console",
  title: "Invoices",
  needs: [
    { name: "invoicing", scopes: ["invoicing:read"] },
    { name: "workflows", optional: true },
  ],
};
const refusal = (manifest: unknown) => {
  try {
    readManifest(manifest);
  } catch (error) {
    return CapabilityError.is(error) ? [error.code, error.message] : [error];
  }
  return ["accepted"];
};

test("a good manifest is taken as it is, with members of a later version", () => {
  const manifest = { ...good, description: "All of them.", icon: "i" };
  expect(readManifest(manifest)).toBe(manifest);
});

test("another version of the mount contract is refused by its version, whatever else it says", () => {
  expect(refusal({ mountContext: 2, name: "next", uses: {} })).toEqual([
    "MOUNT_CONTEXT_UNSUPPORTED",
    "next is written for MountContext 2; this page has version 1.",
  ]);
});

test("every fault is named at once", () => {
  const manifest = {
    mountContext: "1",
    name: "Invoice Console",
    title: "",
    description: 7,
    needs: [{ name: "a", scopes: "x" }, { name: "a", optional: "yes" }, null],
  };
  const [code, message] = refusal(manifest);
  expect(code).toBe("MANIFEST_INVALID");
  expect(String(message).split(/; |valid\. /)).toEqual([
    "The manifest of Invoice Console is not ",
    'mountContext: expected 1, found "1"',
    'name: expected kebab-case, found "Invoice Console"',
    'title: expected a text, found ""',
    "description: expected a text, found 7",
    'needs[0].scopes: expected a list of texts, found "x"',
    'needs[1].name: expected each capability once, found "a"',
    'needs[1].optional: expected true or false, found "yes"',
    "needs[2].name: expected a text, found nothing.",
  ]);
});

test.each([[undefined], [null], [[]], ["manifest"], [{}], [{ ...good, needs: undefined }]])(
  "%j is no manifest",
  (value) => {
    expect(refusal(value)[0]).toBe("MANIFEST_INVALID");
  },
);
