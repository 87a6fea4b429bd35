import { stripVTControlCharacters } from 'node:util';

/** Enough to identify the problem; the rest is in the log. */
const MAX_LINES = 50;
const ERROR_LINE = /^\S+ (\S+) error (.*)/;

/**
 * Extracts error lines from the backend's log as it grows, each distinct line
 * once. Otherwise an unreachable cluster would repeat its error every cycle.
 */
export class ErrorLines {
  private rest = '';
  private readonly seen = new Set<string>();

  constructor(private readonly onError: (line: string) => void) {}

  /** @param text - the next chunk of output, which may end within a line */
  add(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      this.addLine(stripVTControlCharacters(line));
    }
  }

  private addLine(line: string) {
    const [, plugin, message] = ERROR_LINE.exec(line) ?? [];
    if (message === undefined || this.seen.size >= MAX_LINES) {
      return;
    }
    const shown = `${plugin}: ${message}`;
    if (!this.seen.has(shown)) {
      this.seen.add(shown);
      this.onError(shown);
    }
  }
}
