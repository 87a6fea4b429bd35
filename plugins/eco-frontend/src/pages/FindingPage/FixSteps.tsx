import Box from '@mui/material/Box';
import { FindingDetail } from '@backstage-eco/plugin-eco-common';
import { CopyButton } from '../../components/CopyButton';
import { ExternalLink } from '../../components/ExternalLink';
import { CodeBlock } from '../../components/PageStates';
import { Panel } from '../../components/Panel';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Steps to fix a finding, with commands to copy. */
export function FixSteps(props: {
  check: NonNullable<FindingDetail['check']>;
}) {
  const { fix, links } = props.check;
  const t = useEcoTranslation();
  return (
    <>
      <Panel title={t('finding.fix')}>
        <Box component="ol" sx={{ m: 0, pl: 2.5, '& li': { mb: 1 } }}>
          {fix.map(({ text, command }) => (
            <li key={`${text}\n${command}`}>
              {text}
              {command && <Command text={command} />}
            </li>
          ))}
        </Box>
      </Panel>
      {links.length > 0 && (
        <Panel title={t('finding.links')}>
          {links.map(({ title, url }) => (
            <div key={url}>
              <ExternalLink url={url}>{title}</ExternalLink>
            </div>
          ))}
        </Panel>
      )}
    </>
  );
}

function Command(props: { text: string }) {
  return (
    <Box sx={{ mt: 0.5, display: 'grid', gap: 0.5, minWidth: 0 }}>
      <CodeBlock text={props.text} />
      <CopyButton text={props.text} />
    </Box>
  );
}
