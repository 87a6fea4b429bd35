/** One demand on the figures, and whether they meet it. */
export interface Bar {
  name: string;
  /** What was measured, for people. */
  value: string;
  limit: string;
  met: boolean;
}

/** A bar that a figure must not be above. */
export function atMost(name: string, value: number, limit: number): Bar {
  return {
    name,
    value: Number(value.toFixed(3)).toString(),
    limit: `≤ ${limit}`,
    met: value <= limit,
  };
}

/** A line for a bar, with its mark. */
export function printBar({ name, value, limit, met }: Bar): string {
  return `${met ? ' ok ' : 'FAIL'} ${name}: ${value} (${limit})`;
}
