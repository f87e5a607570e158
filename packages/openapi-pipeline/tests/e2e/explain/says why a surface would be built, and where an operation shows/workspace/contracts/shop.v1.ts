export const surface = {
  clients: ["shop-client"],
  files: {
    "openapi/shop/v1/public/openapi.json": '{"paths": {"/pets": {"get": {"operationId": "pets.list"}}}}\n',
    "generated/shop-client/src/index.ts": "url: '/pets'\n",
    "openapi/shop/v1/contract.md": "pets.list\n",
  },
};
