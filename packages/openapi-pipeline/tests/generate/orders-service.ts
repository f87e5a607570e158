import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { oc } from "@orpc/contract";
import { OpenAPIGenerator } from "@orpc/openapi";
import { OpenAPIHandler } from "@orpc/openapi/node";
import { implement } from "@orpc/server";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";

/** A Standard Schema around TypeBox, as small as this test needs it. */
function standard<const Schema extends TSchema>(schema: Schema) {
  const validator = Compile(schema);
  return {
    schema,
    "~standard": {
      version: 1 as const,
      vendor: "orders-test",
      validate: (value: unknown) =>
        validator.Check(value)
          ? { value: value as Static<Schema> }
          : { issues: validator.Errors(value).map((error) => ({ message: error.message })) },
      types: undefined as unknown as { input: Static<Schema>; output: Static<Schema> },
    },
  };
}

const Order = Type.Object({ id: Type.String(), sku: Type.String(), quantity: Type.Number() });
const NewOrder = Type.Object({ sku: Type.String(), quantity: Type.Number() });

const contract = oc.errors({ NOT_FOUND: { status: 404, message: "There is no such order." } }).router({
  get: oc
    .route({ method: "GET", path: "/orders/{id}", operationId: "orders.get", summary: "Reads an order" })
    .input(standard(Type.Object({ id: Type.String() })))
    .output(standard(Order)),
  find: oc
    .route({ method: "GET", path: "/orders", operationId: "orders.find", summary: "Finds orders by article" })
    .input(standard(Type.Object({ sku: Type.String() })))
    .output(standard(Type.Array(Order))),
  create: oc
    .route({
      method: "POST",
      path: "/orders",
      operationId: "orders.create",
      summary: "Creates an order",
      successStatus: 201,
    })
    .input(standard(NewOrder))
    .output(standard(Order)),
});

/** The OpenAPI document of the orders service. */
export async function ordersDocument(): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({
    schemaConverters: [
      {
        condition: (schema) => schema?.["~standard"].vendor === "orders-test",
        convert: (schema) => [true, JSON.parse(JSON.stringify((schema as unknown as { schema: TSchema }).schema))],
      },
    ],
  });
  const document = await generator.generate(contract, {
    info: { title: "Orders", version: "2.1.0", license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "https://orders.example.com" }],
  });
  return document as unknown as OpenApiDocument;
}

/** Mounts the orders service on loopback. */
export async function serveOrders(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const orders = new Map<string, Static<typeof Order>>([["example", { id: "example", sku: "bolt", quantity: 3 }]]);
  const os = implement(contract);
  const handler = new OpenAPIHandler(
    os.router({
      get: os.get.handler(({ input, errors }) => {
        const order = orders.get(input.id);
        if (order === undefined) throw errors.NOT_FOUND();
        return order;
      }),
      find: os.find.handler(({ input }) => [...orders.values()].filter((order) => order.sku === input.sku)),
      create: os.create.handler(({ input }) => {
        const order = { id: `order-${orders.size}`, ...input };
        orders.set(order.id, order);
        return order;
      }),
    }),
  );
  const server = createServer(async (request, response) => {
    const { matched } = await handler.handle(request, response);
    if (!matched) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
