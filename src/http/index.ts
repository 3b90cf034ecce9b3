/**
 * The HTTP service and the server that it runs in.
 *
 * @module
 */
export { type AppOptions, createApp } from './app.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export type { Log } from './problem.ts';
export { type RunningServer, type ServeOptions, type Service, serve } from './server.ts';
