import { signal } from '@preact/signals';

/** What is open beside or over the table. */
export type Panel = 'overview' | 'memory';
export type Overlay = 'help' | 'export' | 'goTo' | 'settings' | 'acceptAll';

export const panel = signal<Panel | undefined>(undefined);
export const overlay = signal<Overlay | undefined>(undefined);
export const filterIsOpen = signal(false);

export function togglePanel(name: Panel): void {
  panel.value = panel.peek() === name ? undefined : name;
}
