const MINUTE_MS = 60_000;

/**
 * Returns the maximum number of times within any 60 seconds.
 *
 * @param times - In milliseconds, ascending
 */
export function busiestMinute(times: number[]): number {
  let most = 0;
  let first = 0;
  times.forEach((time, last) => {
    while (time - times[first] >= MINUTE_MS) {
      first++;
    }
    most = Math.max(most, last - first + 1);
  });
  return most;
}
