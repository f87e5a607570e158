/** Where the page is mounted. */
export const base = document.documentElement.dataset["base"] ?? "";

/** Why a request came to nothing, in words for people. */
export class Problem extends Error {
  /**
   * @param {number} status 0 when there was no answer
   * @param {string} title
   * @param {string} [detail]
   */
  constructor(status, title, detail) {
    super(title);
    this.status = status;
    this.detail = detail;
  }
}

/**
 * Asks for data of the page.
 * @template T
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<T>}
 */
export async function ask(path, init = {}) {
  let response;
  try {
    response = await fetch(`${base}/api${path}`, { credentials: "same-origin", cache: "no-store", ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Problem(0, "The server cannot be reached", "The page tries again by itself.");
  }
  const body = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body;
  throw new Problem(response.status, body?.title ?? `The server answered ${response.status}`, body?.detail);
}

/**
 * Acts on a run. The header is what no other site can send.
 * @template T
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<T>}
 */
export function act(path, body) {
  const headers = { "content-type": "application/json", "x-workflow-dashboard": "1" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/**
 * @param {string} runId
 * @param {string} [rest]
 */
export function runPath(runId, rest = "") {
  return `/runs/${encodeURIComponent(runId)}${rest}`;
}
