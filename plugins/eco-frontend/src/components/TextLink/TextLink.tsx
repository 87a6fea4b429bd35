import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink, To } from 'react-router-dom';

/**
 * A link to another page of the portal, as words.
 *
 * @param props - `inText`: other words stand around it, from which colour alone
 * would have to tell it
 */
export function TextLink(props: {
  to: To;
  inText?: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      component={RouterLink}
      to={props.to}
      underline={props.inText ? 'always' : 'hover'}
      sx={{ fontSize: 'inherit', overflowWrap: 'anywhere' }}
    >
      {props.children}
    </Link>
  );
}
