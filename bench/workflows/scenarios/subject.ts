import { answer, given } from "../child.ts";
import { type Amounts, measure } from "../measure.ts";
import { subjects } from "../subjects/all.ts";

export interface SubjectTask {
  readonly name: string;
  readonly folder: string;
  readonly packages: string;
  readonly amounts: Amounts;
}

const { name, folder, packages, amounts } = given<SubjectTask>();
const make = subjects[name];
if (make === undefined) throw new Error(`There is no subject ${name}.`);
// The timers of a runtime do not keep a process alive.
setInterval(() => {}, 1_000);
answer(await measure(make, { folder, packages }, amounts));
