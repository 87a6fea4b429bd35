import Box from '@mui/material/Box';

/** Under a field: what is wrong with it, then what it is for. */
export function FieldHelp(props: { error?: string; hint: string }) {
  const { error, hint } = props;
  return (
    <>
      {error && (
        <Box
          component="span"
          sx={{ display: 'block', color: 'error.main', fontWeight: 600 }}
        >
          {error}
        </Box>
      )}
      <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
        {hint}
      </Box>
    </>
  );
}
