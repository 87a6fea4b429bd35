import Box from '@mui/material/Box';

const HEIGHT_PX = 44;

/** A place on the axis with what is counted there. */
interface CountedDay {
  id: string;
  /** For the title of its bars. */
  words: string;
  /** Beside each other, each in a colour of the theme. */
  counts: Array<{ color: string; count: number }>;
}

/**
 * Bars for the eye alone: whoever draws them says the same in words.
 *
 * @param props - `days` in the order of time
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
