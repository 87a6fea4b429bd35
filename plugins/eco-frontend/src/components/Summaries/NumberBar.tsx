import Box from '@mui/material/Box';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * A number, with a bar to compare it across rows.
 *
 * @param props - `number`: undefined if unknown; `max`: value of a full-length
 * bar
 */
export function NumberBar(props: { number: number | undefined; max: number }) {
  const { number, max } = props;
  const t = useEcoTranslation();
  if (number === undefined) {
    return <>{t('counted.unknown')}</>;
  }
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}
    >
      <Box component="span" sx={{ minWidth: '2.5ch', textAlign: 'right' }}>
        {number}
      </Box>
      <Box
        component="span"
        aria-hidden
        sx={{
          display: 'block',
          width: `${(100 * number) / max}px`,
          height: 8,
          borderRadius: 1,
          bgcolor: 'primary.main',
        }}
      />
    </Box>
  );
}
