import type { Context } from './environment.ts';
import { addressOf } from './environment.ts';
import type { Limits } from './limits.ts';
import { RequestError } from './problem.ts';
import { Rate } from './rate.ts';
import { allows, type Scope } from './scope.ts';
import type { TokenFile } from './tokens.ts';

export interface AccessOptions {
  /** Absent: whoever reaches the service may do everything. */
  readonly tokens?: TokenFile | undefined;
  /** Whether everything is allowed as long as no token was ever made. Only where nobody else reaches the service. */
  readonly openWithoutTokens?: boolean | undefined;
  readonly limits: Limits;
}

/** Decides who may do what, and how often. */
export class Access {
  readonly #tokens: TokenFile | undefined;
  readonly #isOpen: boolean;
  readonly #rate: Rate;

  constructor({ tokens, openWithoutTokens = false, limits }: AccessOptions) {
    this.#tokens = tokens;
    this.#isOpen = openWithoutTokens;
    this.#rate = new Rate(limits.requestsPerSecond, limits.burst);
  }

  /**
   * Lets a request pass and notes who it is from.
   *
   * @param scope What it needs; undefined where anybody may.
   * @throws RequestError `UNAUTHENTICATED`, `FORBIDDEN_SCOPE`, `TOO_MANY_REQUESTS`
   */
  async check(c: Context, scope: Scope | undefined): Promise<void> {
    // What anybody may ask costs little, and those who watch the service must get an answer.
    if (scope === undefined) return;
    const address = addressOf(c);
    c.set('by', undefined);
    if (await this.#needsToken()) {
      const stored = await this.#stored(c);
      if (stored === undefined) {
        // Who guesses tokens is slowed down by his address.
        this.#take(address);
        throw unauthenticated(c.req.header('Authorization'));
      }
      c.set('client', `token ${stored.name}`);
      c.set('by', stored.name);
      if (!allows(stored.scope, scope)) {
        throw new RequestError(
          'FORBIDDEN_SCOPE',
          `the token '${stored.name}' may ${stored.scope}, and this needs ${scope}`,
          {
            headers: {
              'WWW-Authenticate': `Bearer realm="hexapla", error="insufficient_scope", scope="${scope}"`,
            },
          },
        );
      }
    }
    this.#take(c.get('client'));
  }

  async #needsToken(): Promise<boolean> {
    if (this.#tokens === undefined) return false;
    return !this.#isOpen || (await this.#tokens.list()).length > 0;
  }

  async #stored(c: Context) {
    const [, token] = /^Bearer +(hx_[\w-]{1,100})$/iu.exec(c.req.header('Authorization') ?? '') ?? [];
    return token === undefined ? undefined : await this.#tokens?.find(token);
  }

  #take(client: string): void {
    const wait = this.#rate.take(client);
    if (wait === 0) return;
    throw new RequestError('TOO_MANY_REQUESTS', 'too many requests of this client: slow down', {
      headers: { 'Retry-After': String(Math.ceil(wait)) },
    });
  }
}

function unauthenticated(header: string | undefined): RequestError {
  const error = header === undefined ? '' : ', error="invalid_token"';
  return new RequestError(
    'UNAUTHENTICATED',
    header === undefined
      ? 'send a token of this service: Authorization: Bearer hx_…'
      : 'the token is not known, or was revoked',
    { headers: { 'WWW-Authenticate': `Bearer realm="hexapla"${error}` } },
  );
}
