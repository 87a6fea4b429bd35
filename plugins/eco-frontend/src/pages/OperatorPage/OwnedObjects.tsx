import Box from '@mui/material/Box';
import { OperatorDetail, OwnedObject } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { SectionTitle } from '../../components/SectionTitle';
import { objectName } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { OwnershipHere } from './OwnershipHere';

/** Separator that allows a line break only before it. */
const DOT = ' ·\u00a0';

/** Objects owned by the custom resources of an operator, as a tree. */
export function OwnedObjects(props: { detail: OperatorDetail }) {
  const { children, moreChildren } = props.detail;
  const t = useEcoTranslation();
  return (
    <Box
      component="section"
      aria-labelledby="eco-owned-title"
      sx={{ typography: 'body2' }}
    >
      <SectionTitle id="eco-owned-title" title={t('operator.owned')} />
      <Box sx={{ mb: 1, maxWidth: '80ch' }}>{t('operator.ownedLead')}</Box>
      <OwnershipHere objects={children} />
      {children.length === 0 && t('operator.ownedNone')}
      <Owned objects={children} />
      {moreChildren > 0 &&
        t('operator.moreOwned', { number: String(moreChildren) })}
    </Box>
  );
}

function Owned(props: { objects: OwnedObject[] }) {
  if (props.objects.length === 0) {
    return null;
  }
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
      {props.objects.map(owned => (
        <li key={`${owned.object.apiVersion} ${objectName(owned.object)}`}>
          <OwnedLine owned={owned} />
          <Owned objects={owned.children} />
        </li>
      ))}
    </Box>
  );
}

function OwnedLine(props: { owned: OwnedObject }) {
  const { object, isRead, isController, label, deletingSince, finalizers } =
    props.owned;
  const t = useEcoTranslation();
  return (
    <>
      <span title={object.apiVersion}>{objectName(object)}</span>
      <Box
        component="span"
        sx={{ typography: 'caption', color: 'text.secondary' }}
      >
        {label && `${DOT}${t('operator.byLabel', { label })}`}
        {isRead &&
          !isController &&
          !label &&
          `${DOT}${t('operator.notManaging')}`}
        {finalizers.length > 0 &&
          `${DOT}${t('operator.finalizers', { names: finalizers.join(', ') })}`}
        {deletingSince && (
          <>
            {`${DOT}${t('operator.deletingSince')} `}
            <Age at={deletingSince} />
          </>
        )}
      </Box>
    </>
  );
}
