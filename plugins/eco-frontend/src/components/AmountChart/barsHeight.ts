const ROW_PX = 28;
/** Height of the axis and the legend. */
const AXIS_AND_LEGEND_PX = 72;

/** Returns the height in pixels of a chart with `bars` bars. */
export function barsHeight(bars: number): number {
  return bars * ROW_PX + AXIS_AND_LEGEND_PX;
}
