import Box from '@mui/material/Box';
import { KindController } from '@backstage-eco/plugin-eco-common';
import { ControllerFacts } from '../../components/ControllerFacts';
import { UnknownLine } from '../../components/CountedSection';
import { FoldedPart } from '../../components/FoldedPart';
import { SectionTitle } from '../../components/SectionTitle';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { KindRow } from '../../model/kindRows';
import { CandidateName } from './CandidateName';
import { KindWriters } from './KindWriters';

/** Controllers of a kind in each cluster, with the evidence. */
export function KindControllers(props: {
  items: KindRow[];
  titles: Map<string, string>;
}) {
  const { items, titles } = props;
  const t = useEcoTranslation();
  return (
    <section aria-labelledby="eco-kind-controller-title">
      <SectionTitle
        id="eco-kind-controller-title"
        title={t('kind.controller')}
        note={t('kind.controllerLead')}
      />
      {items.map((item, index) => (
        <FoldedPart
          key={item.cluster}
          align="baseline"
          unfoldedAtFirst={index === 0}
          head={
            <>
              <strong>{titles.get(item.cluster) ?? item.cluster}</strong>{' '}
              <HeadOfController controller={item.controller} />
            </>
          }
        >
          <ControllerInCluster item={item} />
        </FoldedPart>
      ))}
    </section>
  );
}

function HeadOfController(props: { controller: KindController }) {
  const { state, candidates } = props.controller;
  const t = useEcoTranslation();
  const names = candidates.map(({ workload }) => workload.name).join(', ');
  return (
    <span>
      {t(`kinds.controller.${state}`)}
      {names && `: ${names}`}
    </span>
  );
}

const STATE_KEYS = {
  ambiguous: 'kind.controllerAmbiguous',
  'not-here': 'kind.controllerNotHere',
  unknown: 'kind.controllerUnknown',
} as const;

function ControllerInCluster(props: { item: KindRow }) {
  const { cluster, controller, resources } = props.item;
  const { state, candidates, rivals, gaps } = controller;
  const t = useEcoTranslation();
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        typography: 'body2',
        overflowWrap: 'anywhere',
      }}
    >
      {state !== 'found' && <div>{t(STATE_KEYS[state])}</div>}
      {gaps.map(({ what, reason, since }) => (
        <UnknownLine key={what} since={since}>
          {t('kind.unread', { what, reason })}
        </UnknownLine>
      ))}
      <Candidates cluster={cluster} candidates={candidates} />
      {rivals.length > 0 && (
        <div>
          <Box sx={{ fontWeight: 'fontWeightBold' }}>{t('kind.rivals')}</Box>
          <Candidates cluster={cluster} candidates={rivals} />
        </div>
      )}
      <KindWriters resources={resources} />
    </Box>
  );
}

function Candidates(props: {
  cluster: string;
  candidates: KindController['candidates'];
}) {
  const { cluster, candidates } = props;
  return (
    <>
      {candidates.map(({ workload, evidence }) => (
        <div key={`${workload.kind} ${workload.namespace}/${workload.name}`}>
          <CandidateName cluster={cluster} workload={workload} />
          <ControllerFacts evidence={evidence} />
        </div>
      ))}
    </>
  );
}
