import Box from '@mui/material/Box';

/** Help text of a field: its error, then its purpose. */
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
