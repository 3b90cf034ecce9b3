/** Holds back what is meant for the outcome of changes that are under way. */
export class Turns {
  #underWay = 0;
  readonly #held: (() => void)[] = [];

  begin(): void {
    this.#underWay += 1;
  }

  /** What ends without having begun (it was left behind by an earlier visit) does no harm. */
  end(): void {
    this.#underWay = Math.max(0, this.#underWay - 1);
    // What is held may itself begin a change; the rest then waits for that one.
    while (this.#underWay === 0) {
      const action = this.#held.shift();
      if (action === undefined) return;
      action();
    }
  }

  /** At once where nothing is under way, else behind all that is. */
  inTurn(action: () => void): void {
    if (this.#underWay === 0) action();
    else this.#held.push(action);
  }
}
