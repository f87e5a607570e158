import { createHash } from "node:crypto";

/** No margin, and none of the buttons that hand the document's address to somebody else's assistant. */
export const pageStyle = 'body{margin:0}[data-testid="page-actions"]{display:none}';

/** The viewer puts empty `<style>` elements into the page and fills them through the CSSOM, which needs no permission. */
const styles = [pageStyle, ""].map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);

/** Nothing from elsewhere, no inline script, no style but the page's own, no frame around it. */
export const referencePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src ${styles.join(" ")}`,
  "img-src 'self' data:",
  "font-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
