import { ReactNode } from 'react';
import Box from '@mui/material/Box';

/** Lists names with their values. Unknown values are omitted. */
export function NameValueList(props: {
  values: Array<[name: string, value: ReactNode]>;
}) {
  const known = props.values.filter(([, value]) => value !== undefined);
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(90px, auto) minmax(0, 1fr)',
        columnGap: 2,
        rowGap: 0.5,
        m: 0,
        overflowWrap: 'anywhere',
        '& dt': { color: 'text.secondary' },
        '& dd': { m: 0 },
      }}
    >
      {known.map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Box>
      ))}
    </Box>
  );
}
