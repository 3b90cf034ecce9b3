/** How far a long step is: `done` of `total` of its own units of work. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
