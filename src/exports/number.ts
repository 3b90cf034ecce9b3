/** A probability or a cosine to four decimals: what lies behind them is noise of the arithmetic. */
export function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
