/**
 * The HTTP service and the server that it runs in.
 *
 * @module
 */
export { type AppOptions, createApp, type RequestRecord } from './app.ts';
export { isLoopback } from './host.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export type { Log } from './problem.ts';
export { allows, SCOPES, type Scope } from './scope.ts';
export { type Fetcher, type RunningServer, type ServeOptions, serve } from './server.ts';
export type { Stateless } from './stateless.ts';
export { StatelessThread } from './stateless-worker.ts';
export { readStaticFiles, type StaticFiles } from './static-files.ts';
export { type StoredToken, TokenFile } from './tokens.ts';
