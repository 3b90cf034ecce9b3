import type { Source } from '../document/index.ts';
import type { RepairName } from './repair-names.ts';
import { View } from './view.ts';

export interface Repair {
  readonly name: RepairName;
  readonly count: number;
  readonly examples: readonly {
    readonly start: number;
    readonly end: number;
    readonly before: string;
    readonly after: string;
  }[];
}

export interface Cleaned {
  readonly view: View;
  readonly repairs: readonly Repair[];
}

export function clean(
  source: Source,
  _options: { readonly repairs?: 'all' | 'none' | readonly RepairName[] | undefined } = {},
): Cleaned {
  return { view: new View(source), repairs: [] };
}
