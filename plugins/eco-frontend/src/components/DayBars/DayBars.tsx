import Box from '@mui/material/Box';

const HEIGHT_PX = 44;

/** A position on the axis with its counts. */
interface CountedDay {
  id: string;
  /** Title of its bars. */
  words: string;
  /** Bars side by side, each in a color of the theme. */
  counts: Array<{ color: string; count: number }>;
}

/**
 * A bar chart hidden from screen readers: state the same in words beside it.
 *
 * @param props - `days`: in chronological order
 */
export function DayBars(props: { days: CountedDay[] }) {
  const most = Math.max(
    ...props.days.flatMap(({ counts }) => counts.map(({ count }) => count)),
  );
  return (
    <Box
      aria-hidden
      sx={{
        height: HEIGHT_PX,
        display: 'flex',
        alignItems: 'flex-end',
        gap: '2px',
        borderBottom: 1,
        borderColor: 'divider',
        printColorAdjust: 'exact',
      }}
    >
      {props.days.map(({ id, words, counts }) => (
        <Box
          key={id}
          title={words}
          sx={{
            flex: '1 1 0',
            minWidth: 2,
            maxWidth: 24,
            height: '100%',
            display: 'flex',
            alignItems: 'flex-end',
          }}
        >
          {counts.map(({ color, count }) => (
            <Box
              key={color}
              sx={{
                flex: '1 1 0',
                height: most > 0 ? `${(100 * count) / most}%` : 0,
                minHeight: count > 0 ? 4 : 0,
                bgcolor: color,
                borderRadius: '2px 2px 0 0',
              }}
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}
