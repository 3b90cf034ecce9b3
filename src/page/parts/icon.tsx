const PATHS = {
  accept: 'M3.5 8.5l3 3 6-7',
  reject: 'M4 4l8 8M12 4l-8 8',
  edit: 'M3 13l.7-3L10.5 3.2a1.4 1.4 0 012 2L5.8 12.2 3 13z',
  reopen: 'M3 8a5 5 0 105-5H4.5M7 .5L4.5 3 7 5.5',
  merge: 'M3 3v3a3 3 0 003 3h4a3 3 0 013 3v1M13 3v3a3 3 0 01-3 3',
  mergeUp: 'M8 14V8M3 3h10M8 3v5M5 11l3-3 3 3',
  mergeDown: 'M8 2v6M3 13h10M8 13V8M5 5l3 3 3-3',
  split: 'M2 8h3M6.5 8h3M11 8h3M8 1.5v3M6.5 3.5L8 5l1.5-1.5M8 14.5v-3M6.5 12.5L8 11l1.5 1.5',
  up: 'M8 13V4M4 8l4-4 4 4',
  down: 'M8 3v9M4 8l4 4 4-4',
  unlink:
    'M6.5 9.5L4.8 11.2a2.3 2.3 0 01-3.3-3.3l1.7-1.7M9.5 6.5l1.7-1.7a2.3 2.3 0 013.3 3.3l-1.7 1.7M4 2.5l1 2M12 13.5l-1-2',
  link: 'M6 10l4-4M7 5l1.8-1.8a2.8 2.8 0 014 4L11 9M9 11l-1.8 1.8a2.8 2.8 0 01-4-4L5 7',
  realign: 'M2 4h5M2 8h4M2 12h5M14 4H9.5M14 8h-4M14 12H9.5M8 2v12',
  bookmark: 'M4.5 2h7v12L8 11l-3.5 3V2z',
  note: 'M2.5 3h11v7.5H8L5 13.5v-3H2.5V3z',
  undo: 'M6 3L3 6l3 3M3 6h6.5a3.5 3.5 0 010 7H6',
  redo: 'M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 000 7H10',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zM10.5 10.5L14 14',
  filter: 'M2 3.5h12M4 8h8M6.5 12.5h3',
  overview: 'M2.5 13.5v-11M2.5 13.5h11M5 11l2.5-3 2 1.5L13 4',
  memory:
    'M8 2c3 0 5 .9 5 2s-2 2-5 2-5-.9-5-2 2-2 5-2zM3 4v8c0 1.1 2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2 2 5 2s5-.9 5-2',
  export: 'M8 2v8M5 7l3 3 3-3M3 11v2.5h10V11',
  upload: 'M8 10V2M5 5l3-3 3 3M3 11v2.5h10V11',
  help: 'M5.8 6a2.3 2.3 0 113.4 2c-.8.4-1.2.9-1.2 1.7M8 12.5v.2',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  remove: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 9h5.8l.6-9',
  sun: 'M8 10.8a2.8 2.8 0 100-5.6 2.8 2.8 0 000 5.6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9L13 13M3 13l1.1-1.1M11.9 4.1L13 3',
  moon: 'M13 9.5A5.5 5.5 0 016.5 3 5.5 5.5 0 1013 9.5z',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  more: 'M4 8h.01M8 8h.01M12 8h.01',
  file: 'M4 1.5h5.5L12.5 4.5v10h-8.5zM9.5 1.5v3h3',
} as const;

export type IconName = keyof typeof PATHS;

/** A sign beside a word or with a label of its own; it says nothing to screen readers itself. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" data-filled={filled}>
      <path d={PATHS[name]} />
    </svg>
  );
}
