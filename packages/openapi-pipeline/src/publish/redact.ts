/** Names of environment variables that hold secrets. */
const secretName = /token|secret|password|passwd|_auth$|_otp$|credential|api_?key/i;
/** Shorter than this a value is also in texts that give nothing away. */
const shortestSecret = 8;

/** What takes the secrets of an environment, and everything that has the form of one, out of a text. */
export function redactor(env: Readonly<Record<string, string | undefined>>): (text: string) => string {
  const secrets = Object.entries(env)
    .filter(([name, value]) => secretName.test(name) && value !== undefined && value.length >= shortestSecret)
    .map(([, value]) => value as string)
    .sort((a, b) => b.length - a.length);
  return (text) =>
    secrets
      .reduce((rest, secret) => rest.replaceAll(secret, "***"), text)
      .replaceAll(/\/\/[^/\s@]+@/g, "//***@")
      .replaceAll(/\b(?:npm|gh[pousr]|glpat)[_-][A-Za-z0-9_-]{16,}/g, "***")
      .replaceAll(/((?:_authToken|_auth|_password|bearer)\s*[= ]\s*"?)[^\s"]+/gi, "$1***");
}
