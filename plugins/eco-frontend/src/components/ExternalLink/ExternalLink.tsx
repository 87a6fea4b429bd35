import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import OpenInNew from '@mui/icons-material/OpenInNew';

/**
 * A link out of the portal. Custom definitions may contain any URL, so only
 * HTTPS ones become links; others are shown as plain text.
 */
export function ExternalLink(props: { url: string; children: ReactNode }) {
  const { url, children } = props;
  if (!isSecure(url)) {
    return <span>{children}</span>;
  }
  return (
    <Link
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      underline="hover"
      sx={{ fontSize: 'inherit', overflowWrap: 'anywhere' }}
    >
      {children}
      <OpenInNew
        aria-hidden
        sx={{ fontSize: '1.1em', ml: '0.25em', verticalAlign: '-0.15em' }}
      />
    </Link>
  );
}

function isSecure(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
