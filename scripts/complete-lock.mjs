/**
 * Adds to package-lock.json the optional packages of other platforms that the registry at hand did not
 * serve when the lock was written: `npm ci` refuses a lock without them, also where they are not needed.
 * Run it after `npm install`. Entries it adds have no checksum; npm takes the version that is pinned.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const PLATFORM = /-(linux|darwin|win32|android|freebsd)-(x64|arm64|ia32|arm)(?:-(musl|gnu|msvc))?$/;

let added = 0;
for (const [location, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${location}/node_modules/${name}`;
    const [, os, cpu, libc] = name.match(PLATFORM) ?? [];
    if (nested in lock.packages || `node_modules/${name}` in lock.packages || os === undefined) continue;
    if (!/^\d/.test(version)) throw new Error(`${name}: the version ${version} is a range; pin it`);
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev === true ? { dev: true } : {}),
      ...(libc === 'musl' ? { libc: ['musl'] } : {}),
      optional: true,
      os: [os],
    };
    added++;
    console.log(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
