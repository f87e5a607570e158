import { nothing, type WireCase } from "../case.ts";

export const headerCases: readonly WireCase[] = [
  {
    name: "header values of every type",
    operation: "headerValues",
    send: { header: { "X-Text": "a, b; c=d", "X-Count": 3, "X-Flag": false, "X-State": "in progress" } },
    expect: {
      arrives: { headers: { "x-text": "a, b; c=d", "x-count": 3, "x-flag": false, "x-state": "in progress" } },
    },
  },
  {
    name: "headers that are left out",
    operation: "headerValues",
    send: { header: { "X-Text": undefined, "X-Count": 1 } },
    expect: { arrives: { headers: { "x-count": 1 } } },
  },
  {
    name: "a header value with a line break is refused",
    operation: "headerValues",
    send: { header: { "X-Text": "a\r\nX-Flag: true" } },
    expect: { requests: 0, fails: {} },
  },
  {
    name: "a header value that no header can hold is refused",
    operation: "headerValues",
    send: { header: { "X-Text": "世界" } },
    expect: { arrives: nothing, fails: {} },
  },
  {
    name: "one name in path, query, header and body",
    operation: "collide",
    send: { path: { id: 1 }, query: { id: 2 }, header: { Id: 3 }, wholeBody: { id: 4, name: "n" } },
    expect: { arrives: { params: { id: 1 }, query: { id: 2 }, headers: { id: 3 }, body: { id: 4, name: "n" } } },
  },
  {
    name: "one name in path and body alone",
    operation: "collide",
    send: { path: { id: 1 }, wholeBody: { id: 4, name: "n" } },
    expect: { arrives: { params: { id: 1 }, body: { id: 4, name: "n" } } },
  },
];
