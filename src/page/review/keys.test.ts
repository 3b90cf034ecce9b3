import { expect, it } from 'vitest';
import { BINDINGS, commandOf, keyName, keyOf } from './keys.ts';

const press = (key: string, over: Partial<Parameters<typeof commandOf>[0]> = {}) =>
  commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...over });

it('has no key twice and no command twice', () => {
  const keys = BINDINGS.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
  const commands = BINDINGS.map(({ command }) => command);
  expect(new Set(commands).size).toBe(commands.length);
});

it('tells upper from lower case', () => {
  expect(press('m')).toBe('mergeNext');
  expect(press('M')).toBe('mergePrevious');
  expect(press('z')).toBe('undo');
  expect(press('Z')).toBe('redo');
});

it('leaves the keys of the browser alone, save those of undo', () => {
  expect(press('r', { ctrlKey: true })).toBeUndefined();
  expect(press('f', { metaKey: true })).toBeUndefined();
  expect(press('ArrowLeft', { altKey: true })).toBeUndefined();
  expect(press('z', { ctrlKey: true })).toBe('undo');
  expect(press('Z', { metaKey: true })).toBe('redo');
  expect(press('y', { ctrlKey: true })).toBe('redo');
});

it('takes brackets from keyboards that have them behind Alt', () => {
  expect(press('[', { altKey: true })).toBe('moveFirst');
  expect(press(']', { altKey: true, ctrlKey: true })).toBe('moveLast');
});

it('names keys as people do', () => {
  expect(keyName('M')).toBe('⇧M');
  expect(keyName(' ')).toBe('Space');
  expect(keyOf('accept')).toBe('a');
});
