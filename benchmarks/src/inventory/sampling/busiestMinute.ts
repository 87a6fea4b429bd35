const MINUTE_MS = 60_000;

/** The most of some times, in milliseconds and in order, within 60 seconds. */
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
