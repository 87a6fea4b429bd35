import Box from '@mui/material/Box';

/** A block of text to copy. */
export function CodeBlock(props: { text: string }) {
  return (
    <Box
      component="pre"
      tabIndex={0}
      sx={{
        m: 0,
        p: 1.5,
        maxWidth: '100%',
        overflowX: 'auto',
        textAlign: 'left',
        fontSize: '0.8rem',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        color: 'text.primary',
      }}
    >
      {props.text}
    </Box>
  );
}
