import { isIPv4 } from 'node:net';

const LOCAL_HOST_HEADER = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Whether only this machine reaches a server that listens on the host name. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname.toLowerCase() === 'localhost' ||
    hostname === '::1' ||
    (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}

/**
 * Whether a `Host` header names this machine. A page whose name has been rebound to 127.0.0.1 reaches the
 * service as if it were its own site; its requests still bear that name.
 */
export function isLocalHostHeader(host: string | null): boolean {
  return host !== null && LOCAL_HOST_HEADER.test(host);
}
