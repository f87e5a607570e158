import { expect, test } from "vitest";
import { readStartOptions } from "./options.ts";
import { StartError } from "./start-error.ts";

const read = (...argv: string[]) => readStartOptions(argv, "/somewhere");

test("without arguments, everything is up to the environment, and demo data is wanted", () => {
  expect(read()).toEqual({ reset: false, seed: true, json: false });
});

test("every option is read; a folder is looked for from where the command is called", () => {
  expect(read("--port", "0", "--host=0.0.0.0", "--state", "my state", "--reset", "--no-seed", "--json")).toEqual({
    port: 0,
    hostname: "0.0.0.0",
    stateFolder: "/somewhere/my state",
    reset: true,
    seed: false,
    json: true,
  });
});

test.each([["--help"], ["-h"], ["--port", "x", "--help"]])("%s %s asks for help", (...argv) => {
  expect(read(...argv)).toBe("help");
});

test.each([
  [["--prot", "1"], 'There is no option --prot.\n"1" is not an option.'],
  [["--port", "65536"], '--port takes a number from 0 to 65535, not "65536".'],
  [["--port", "1e3"], '--port takes a number from 0 to 65535, not "1e3".'],
  [["--port"], "--port needs a value."],
  [["--state", "--json"], "--state needs a value."],
  [["--state="], "--state needs a value."],
  [["--reset=yes"], "--reset takes no value."],
  [["--toString"], "There is no option --toString."],
  [["-p"], "There is no option -p."],
  [
    ["--port", "x", "--bogus", "extra"],
    '--port takes a number from 0 to 65535, not "x".\nThere is no option --bogus.\n"extra" is not an option.',
  ],
])("%j is refused, all faults at once", (argv, message) => {
  expect(() => read(...argv)).toThrow(StartError);
  expect(() => read(...argv)).toThrow(message);
});
