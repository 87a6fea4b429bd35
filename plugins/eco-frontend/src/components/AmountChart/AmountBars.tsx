import { useTheme } from '@mui/material/styles';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { barsHeight } from './barsHeight';

/** One bar, or several that are stacked or side by side. */
export interface AmountBar {
  name: string;
  /** Amounts in the order of the series; undefined if unknown. */
  amounts: Array<number | undefined>;
}

const LABEL_PX = 132;
const MAX_LABEL = 20;

/**
 * Draws amounts as bars with Recharts.
 *
 * @param props - `series`: names of the series; `isStacked`: stacks the series
 * in one bar; `unit`: the axis has round numbers of it; `range`: highlights a
 * range of amounts
 */
export function AmountBars(props: {
  bars: AmountBar[];
  series: string[];
  isStacked: boolean;
  words: (amount: number) => string;
  unit: number;
  range?: { from: number; to: number; label: string };
}) {
  const { bars, series, isStacked, unit, range } = props;
  const words = (units: number) => props.words(units * unit);
  const { palette, typography } = useTheme();
  const colors = [palette.primary.main, palette.text.disabled];
  const text = {
    fill: palette.text.secondary,
    fontSize: typography.pxToRem(12),
  };
  return (
    <ResponsiveContainer width="100%" height={barsHeight(bars.length)}>
      <BarChart
        accessibilityLayer={false}
        layout="vertical"
        data={bars}
        barCategoryGap={4}
        margin={{ top: 20, right: 24, bottom: 0, left: 0 }}
      >
        <CartesianGrid horizontal={false} stroke={palette.divider} />
        {range && (
          <ReferenceArea
            x1={range.from / unit}
            x2={range.to / unit}
            ifOverflow="extendDomain"
            fill={palette.warning.main}
            fillOpacity={0.18}
            label={{ value: range.label, position: 'top', ...text }}
          />
        )}
        <XAxis type="number" tickFormatter={words} tick={text} tickCount={5} />
        <YAxis
          type="category"
          dataKey="name"
          width={LABEL_PX}
          interval={0}
          tick={text}
          tickFormatter={shorten}
        />
        <Tooltip
          cursor={{ fill: palette.action.hover }}
          formatter={amount => words(Number(amount))}
          contentStyle={{ background: palette.background.paper }}
          labelStyle={{ color: palette.text.primary }}
          itemStyle={{ color: palette.text.primary }}
        />
        <Legend
          formatter={name => (
            <span style={{ color: palette.text.primary }}>{name}</span>
          )}
        />
        {series.map((name, index) => (
          <Bar
            key={name}
            name={name}
            dataKey={({ amounts }: AmountBar) => inUnits(amounts[index], unit)}
            stackId={isStacked ? 'all' : undefined}
            fill={colors[index]}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function inUnits(amount: number | undefined, unit: number): number | undefined {
  return amount === undefined ? undefined : amount / unit;
}

function shorten(name: string): string {
  return name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL - 1)}…` : name;
}
