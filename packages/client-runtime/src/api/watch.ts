import type { Api } from "../types.ts";

/** The same client, that also tells of every answer before its body is read: for headers and statuses. */
export function watch(api: Api, onResponse: (response: Response) => void): Api {
  const send: Api["send"] = async (exchange) => {
    const response = await api.send(exchange);
    onResponse(response);
    return response;
  };
  return { ...api, send };
}
