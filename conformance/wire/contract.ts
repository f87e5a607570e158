import * as bodies from "./contract/bodies.ts";
import { failing } from "./contract/failures.ts";
import * as parameters from "./contract/parameters.ts";
import * as responses from "./contract/responses.ts";
import * as streams from "./contract/streams.ts";

/** Everything that a contract can put on the wire, an operation each. */
export const wireContract = { ...parameters, ...bodies, ...responses, failing, ...streams };
