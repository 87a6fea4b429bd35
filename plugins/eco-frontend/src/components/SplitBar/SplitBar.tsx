import Box from '@mui/material/Box';

/** A part of a {@link SplitBar}. */
interface BarPart {
  /** Text shown beside the number. */
  words: string;
  count: number;
  /**
   * A color of the theme, for example `warning.main`; omitted for an empty
   * frame.
   */
  color?: string;
}

/**
 * A bar divided into parts, with every part in words below. Empty parts are
 * omitted.
 *
 * @param props - `label`: what the parts belong to
 */
export function SplitBar(props: { parts: BarPart[]; label: string }) {
  const parts = props.parts.filter(({ count }) => count > 0);
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        aria-hidden
        sx={{ display: 'flex', gap: '2px', height: 14, mb: 0.5 }}
      >
        {parts.map(({ words, count, color }) => (
          <Box
            key={words}
            title={`${count} ${words}`}
            // Keeps the smallest part visible.
            sx={{ flex: `${count} 1 0`, minWidth: 4, ...swatchStyle(color) }}
          />
        ))}
      </Box>
      <Box
        component="ul"
        aria-label={props.label}
        sx={{
          m: 0,
          p: 0,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          listStyle: 'none',
          typography: 'caption',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {parts.map(({ words, count, color }) => (
          <Box
            component="li"
            key={words}
            sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}
          >
            <Box
              aria-hidden
              sx={{ width: 10, height: 10, ...swatchStyle(color) }}
            />
            <span>
              <strong>{count}</strong> {words}
            </span>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function swatchStyle(color: string | undefined) {
  return {
    borderRadius: '2px',
    bgcolor: color,
    border: '1px solid',
    borderColor: color ?? 'text.secondary',
    borderStyle: color ? 'solid' : 'dashed',
  };
}
