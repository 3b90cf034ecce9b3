import type { DataValidation } from 'exceljs';

declare module 'exceljs' {
  interface Worksheet {
    /** There in the library, and not in its types. */
    readonly dataValidations: { add(range: string, validation: DataValidation): void };
  }
}
