import fc from "fast-check";
import type { Described, DescribedOperation, DescribedParameter } from "./described.ts";
import { fromSchema } from "./from-schema.ts";
import { mutationsOf } from "./mutations.ts";
import { isHeaderText, type RequestCase } from "./request-case.ts";

/** Names of things that are there, by the parameter or member that asks for them. */
export type Known = Readonly<Record<string, readonly string[]>>;

export interface RequestCases {
  /** As the schemas have them, with every choice of what is optional. */
  readonly fitting: fc.Arbitrary<RequestCase>;
  /** Fitting ones, spoiled in one to three ways. */
  readonly spoiled: fc.Arbitrary<RequestCase>;
}

/** Makes requests to an operation from its description. */
export function requestCases({ document }: Described, operation: DescribedOperation, known: Known): RequestCases {
  const valuesOf = ({ name, schema }: DescribedParameter) => {
    const made = fromSchema(document, schema.schema);
    const there = known[name];
    return there ? fc.oneof(made, { weight: 2, arbitrary: fc.constantFrom<unknown>(...there) }) : made;
  };
  const part = (where: DescribedParameter["in"]) => {
    const parameters = operation.parameters.filter((each) => each.in === where);
    const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name);
    return fc.record(Object.fromEntries(parameters.map((each) => [each.name, valuesOf(each)])), { requiredKeys });
  };
  const fitting = fc
    .record({
      path: part("path"),
      query: part("query"),
      header: part("header"),
      body: bodies(document, operation, known),
    })
    .map(
      ({ path, query, header, body }): RequestCase => ({
        params: Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)])),
        query: Object.entries(query).flatMap(([name, value]) =>
          [value].flat().map((each) => [name, String(each)] as const),
        ),
        headers: [
          ...Object.entries(header).flatMap(([name, value]) =>
            isHeaderText(String(value)) ? [[name, String(value)] as const] : [],
          ),
          ...(body === undefined ? [] : [["content-type", "application/json"] as const]),
        ],
        ...(body !== undefined && { body }),
      }),
    );
  const mutations = fc.array(mutationsOf(document, operation), { minLength: 1, maxLength: 3 });
  const spoiled = fc
    .tuple(fitting, mutations)
    .map(([request, changes]) => changes.reduce((changed, change) => change(changed), request));
  return { fitting, spoiled };
}

function bodies(document: Described["document"], { body }: DescribedOperation, known: Known) {
  if (!body) return fc.constant(undefined);
  const made = fromSchema(document, body.schema.schema);
  const about = fc.constantFrom(...(known["invoiceId"] ?? []));
  const ofKnown = fc.tuple(made, about).map(([value, invoiceId]) => {
    return "invoiceId" in Object(value) ? { ...(value as object), invoiceId } : value;
  });
  const values = fc.oneof(made, ofKnown, fc.constant(body.example)).map((value) => JSON.stringify(value));
  return body.required ? values : fc.option(values, { nil: undefined });
}
