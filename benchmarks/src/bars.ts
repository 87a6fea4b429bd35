/** A limit on a figure, and whether the figure meets it. */
export interface Bar {
  name: string;
  /** Measured value, formatted for display. */
  value: string;
  limit: string;
  met: boolean;
}

/** Compares a figure with an upper limit. */
export function atMost(name: string, value: number, limit: number): Bar {
  return {
    name,
    value: Number(value.toFixed(3)).toString(),
    limit: `≤ ${limit}`,
    met: value <= limit,
  };
}

/** Formats a bar as one line that starts with `ok` or `FAIL`. */
export function printBar({ name, value, limit, met }: Bar): string {
  return `${met ? ' ok ' : 'FAIL'} ${name}: ${value} (${limit})`;
}
