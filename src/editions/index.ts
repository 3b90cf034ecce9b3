export type { Block } from './block.ts';
export type { Edition } from './edition.ts';
export { type EditionsFound, findEditions, singleEdition } from './editions.ts';
export { type Evidence, identify } from './identify.ts';
export type { SetAside, SetAsideReason } from './set-aside.ts';
