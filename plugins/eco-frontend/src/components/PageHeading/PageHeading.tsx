import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

/**
 * Heading of a page, with a lead sentence.
 *
 * @param props - `marks`: shown beside the title; `actions`: shown at the end
 * of the line
 */
export function PageHeading(props: {
  title: string;
  lead?: ReactNode;
  marks?: ReactNode;
  actions?: ReactNode;
}) {
  const { title, lead, marks, actions } = props;
  const heading = (
    <Box sx={{ mb: 1.5, overflowWrap: 'anywhere' }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 1.25,
        }}
      >
        <Typography component="h2" variant="h5" sx={{ m: 0 }}>
          {title}
        </Typography>
        {marks}
      </Box>
      {lead && (
        <Typography
          variant="body2"
          sx={{ maxWidth: '80ch', color: 'text.secondary' }}
        >
          {lead}
        </Typography>
      )}
    </Box>
  );
  return actions === undefined ? (
    heading
  ) : (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        alignItems: 'flex-start',
        gap: 1,
      }}
    >
      {heading}
      {actions}
    </Box>
  );
}
