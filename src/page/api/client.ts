import { nextToken, storedToken } from './token.ts';

/** What the service refused, in its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** Seconds after which the service asks to be tried again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The service cannot be reached. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

export interface CallOptions {
  readonly method?: string;
  /** FormData goes as a form, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

const READING_TRIES = 4;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = isRecord(body) ? body : {};
  const places = Array.isArray(problem['errors'])
    ? problem['errors'].flatMap((place: unknown) =>
        isRecord(place) ? [`${String(place['pointer'])}: ${String(place['detail'])}`] : [],
      )
    : [];
  const detail = String(problem['detail'] ?? problem['title'] ?? `the service answered ${response.status}`);
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ApiError(
    response.status,
    String(problem['code'] ?? response.status),
    [detail, ...places].join(' · '),
    Number.isFinite(wait) ? wait : undefined,
  );
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/**
 * A request to the service, with the token where there is one; asks for one where the service wants it.
 *
 * @throws ApiError, OfflineError; a DOMException where the signal ends it.
 */
export async function call(path: string, options: CallOptions = {}): Promise<Response> {
  const { method = 'GET', body, signal } = options;
  const isForm = body instanceof FormData;
  for (let tries = 1; ; tries++) {
    const token = storedToken();
    const headers = new Headers(options.headers);
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : isForm ? body : JSON.stringify(body),
        signal: signal ?? null,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new OfflineError('the service cannot be reached');
    }
    if (response.ok) return response;
    const error = await errorOf(response);
    if (response.status === 401) {
      await nextToken(token, error.message);
      continue;
    }
    const isBusy = response.status === 429 || response.status === 503;
    if (!isBusy || method !== 'GET' || tries === READING_TRIES) throw error;
    await pause(Math.min(error.retryAfter ?? tries, 10));
  }
}

/** As `call`, for an answer in JSON. The page and the service are one package: the shape is taken on trust. */
export async function json<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await call(path, {
    ...options,
    headers: { Accept: 'application/json', ...options.headers },
  });
  return (await response.json()) as T;
}

/** A query string of what is given: lists with commas, nothing for what is empty. */
export function query(
  fields: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') search.set(name, text);
  }
  const string = search.toString();
  return string === '' ? '' : `?${string}`;
}

/** Words for a person, whatever went wrong. */
export function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
