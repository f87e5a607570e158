import type { WireCase } from "../case.ts";
import { bodyCases } from "./bodies.ts";
import { errorCases } from "./errors.ts";
import { headerCases } from "./headers.ts";
import { pathCases } from "./path.ts";
import { queryCases } from "./query.ts";
import { responseCases } from "./responses.ts";
import { streamCases } from "./streams.ts";

/** The suite for clients of a contract's server, by area. */
export const contractCases: Readonly<Record<string, readonly WireCase[]>> = {
  Paths: pathCases,
  Queries: queryCases,
  "Headers and names": headerCases,
  Bodies: bodyCases,
  Answers: responseCases,
  Errors: errorCases,
  Streams: streamCases,
};

export { styleCases } from "./styles.ts";
