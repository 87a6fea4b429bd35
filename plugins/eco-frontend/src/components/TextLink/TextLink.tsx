import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink, To } from 'react-router-dom';

/**
 * A text link to another page of the portal.
 *
 * @param props - `inText`: part of a sentence, where color alone would not
 * distinguish it
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
