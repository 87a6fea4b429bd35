import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

/** Heading of a section, with an optional note. */
export function SectionTitle(props: {
  id: string;
  title: string;
  note?: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'baseline',
        columnGap: 1,
        mb: 0.75,
      }}
    >
      <Typography
        component="h2"
        id={props.id}
        variant="body1"
        sx={{ m: 0, fontWeight: 'fontWeightBold', lineHeight: 1.4 }}
      >
        {props.title}
      </Typography>
      {props.note && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {props.note}
        </Typography>
      )}
    </Box>
  );
}
