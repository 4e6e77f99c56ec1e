// One line for each thing that was looked at.

const SHOWN = 12;

export class Report {
  passed = 0;
  failed = 0;

  /** Says whether something holds; `faults` are the sentences that say why not. */
  line(what, faults) {
    if (faults.length === 0) {
      this.passed += 1;
      console.log(`ok      ${what}`);
      return;
    }
    this.failed += 1;
    console.log(`FAILED  ${what}`);
    for (const fault of faults.slice(0, SHOWN)) console.log(`          ${clean(fault)}`);
    if (faults.length > SHOWN) console.log(`          and ${faults.length - SHOWN} more`);
  }

  /** The closing line, and the exit code that goes with it. */
  close() {
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}

/** Hostile text must not reach the terminal either. */
function clean(text) {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "\u{fffd}");
}
