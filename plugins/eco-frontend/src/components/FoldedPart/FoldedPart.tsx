import { ReactNode, useId, useState } from 'react';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Box from '@mui/material/Box';
import ExpandMore from '@mui/icons-material/ExpandMore';

/**
 * A section that renders its content once unfolded, because hundreds of
 * clusters or operators have tens of thousands of pieces of evidence.
 *
 * @param props - `head`: always visible, and names the section; `align`:
 * vertical alignment within the head
 */
export function FoldedPart(props: {
  head: ReactNode;
  align: 'baseline' | 'center';
  unfoldedAtFirst?: boolean;
  children: ReactNode;
}) {
  const { head, align, unfoldedAtFirst = false, children } = props;
  const id = useId();
  const [unfolded, setUnfolded] = useState(unfoldedAtFirst);
  return (
    <Accordion
      variant="outlined"
      disableGutters
      expanded={unfolded}
      onChange={(_, expanded) => setUnfolded(expanded)}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary
        id={id}
        aria-controls={`${id}-content`}
        expandIcon={<ExpandMore />}
      >
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: align,
            columnGap: 1,
            typography: 'body2',
            overflowWrap: 'anywhere',
          }}
        >
          {head}
        </Box>
      </AccordionSummary>
      <AccordionDetails>{children}</AccordionDetails>
    </Accordion>
  );
}
