/** What a token allows; each holds all before it. */
export const SCOPES = ['read', 'review', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether a token of one scope may do what needs another. */
export function allows(scope: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(scope) >= SCOPES.indexOf(needed);
}
