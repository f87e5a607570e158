/** Whether somebody operates workflows: from pages of ours, and by their scope. */
export function isOperator(person: { readonly audience: string; readonly scopes: readonly string[] }): boolean {
  return person.audience === "internal" && person.scopes.includes("workflows:operate");
}
