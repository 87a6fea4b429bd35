import Breadcrumbs from '@mui/material/Breadcrumbs';
import Typography from '@mui/material/Typography';
import { TextLink } from '../../components/TextLink';
import { Step } from '../../hooks/usePlace';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Breadcrumbs from a tab to the page. Renders nothing on a tab's own page. */
export function Trail(props: { steps: Step[] }) {
  const { steps } = props;
  const t = useEcoTranslation();
  const current = steps.at(-1);
  if (!current) {
    return null;
  }
  return (
    <Breadcrumbs
      aria-label={t('page.breadcrumbs')}
      sx={{ mb: 1, typography: 'body2', overflowWrap: 'anywhere' }}
    >
      {steps.slice(0, -1).map(({ href, label }) => (
        <TextLink key={href} to={href}>
          {label}
        </TextLink>
      ))}
      <Typography variant="inherit" aria-current="page">
        {current.label}
      </Typography>
    </Breadcrumbs>
  );
}
