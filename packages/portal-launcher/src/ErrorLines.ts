import { stripVTControlCharacters } from 'node:util';

/** Enough to tell what is wrong; the rest is in the log. */
const MOST = 50;
const ERROR_LINE = /^\S+ (\S+) error (.*)/;

/**
 * Picks the error lines out of the backend's log as it grows, each different
 * one once: a cluster that is away would repeat its own every cycle.
 */
export class ErrorLines {
  private rest = '';
  private readonly seen = new Set<string>();

  constructor(private readonly onError: (line: string) => void) {}

  /** @param text - the next piece of output, which may end within a line */
  add(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      this.addLine(stripVTControlCharacters(line));
    }
  }

  private addLine(line: string) {
    const [, plugin, message] = ERROR_LINE.exec(line) ?? [];
    if (message === undefined || this.seen.size >= MOST) {
      return;
    }
    const shown = `${plugin}: ${message}`;
    if (!this.seen.has(shown)) {
      this.seen.add(shown);
      this.onError(shown);
    }
  }
}
