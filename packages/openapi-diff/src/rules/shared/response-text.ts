import { type Scene, sent } from "../../scene.ts";

/** `GET /runs → 200 without x-total`: a response of whoever sends this message. */
export function responseText(scene: Scene, rest: string): string {
  const { method, path } = sent(scene.operation, scene);
  return `${method} ${path} → ${[scene.status, rest].filter((part) => part !== "").join(" ")}`;
}
