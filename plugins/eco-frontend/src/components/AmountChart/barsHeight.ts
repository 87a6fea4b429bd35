const ROW_PX = 28;
/** For the axis and the key. */
const REST_PX = 72;

/** How high a chart of so many bars is, in pixels. */
export function barsHeight(bars: number): number {
  return bars * ROW_PX + REST_PX;
}
