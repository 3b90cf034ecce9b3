import { expect, it } from 'vitest';
import { isLocalHostHeader, isLoopback } from './host.ts';

it('knows the addresses that only this machine reaches', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '192.168.0.1', 'example.org', '127.example.org', ''].some(isLoopback)).toBe(false);
});

it('knows the names of this machine', () => {
  const local = ['localhost', 'LOCALHOST:80', '127.0.0.1', '127.0.0.1:8787', '[::1]', '[::1]:8787'];
  expect(local.every(isLocalHostHeader)).toBe(true);
  const foreign = [
    null,
    '',
    'evil.example',
    'localhost.evil.example',
    'evil.example:8787',
    '127.0.0.1.nip.io',
  ];
  expect(
    [...foreign, 'localhost:', 'localhost:80x', '192.168.0.1', 'a@localhost'].some(isLocalHostHeader),
  ).toBe(false);
});
