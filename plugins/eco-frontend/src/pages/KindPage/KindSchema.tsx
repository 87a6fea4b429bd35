import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { KindDetail } from '@backstage-eco/plugin-eco-common';
import { SectionTitle } from '../../components/SectionTitle';
import { WithAnswer } from '../../components/WithAnswer';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { useParameters } from '../../hooks/useParameters';
import { toJsonSchema } from '../../model/schema/JsonSchema';
import { SchemaChoice } from '../../model/schema/schemaChoices';
import { ExampleManifest } from './ExampleManifest';
import { SchemaComparison } from './SchemaComparison';
import { SchemaChoiceField, choiceKey } from './SchemaChoiceField';
import { SchemaFields } from './SchemaFields';

/** Schema of one version of a kind, and how others differ from it. */
export function KindSchema(props: {
  detail: KindDetail;
  choices: SchemaChoice[];
}) {
  const { detail, choices } = props;
  const t = useEcoTranslation();
  const { one, change } = useParameters();
  const chosen =
    choices.find(choice => choiceKey(choice) === one('schema')) ?? choices[0];
  const other = choices.find(choice => choiceKey(choice) === one('with'));
  return (
    <Box
      component="section"
      aria-labelledby="eco-kind-schema-title"
      sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}
    >
      <SectionTitle id="eco-kind-schema-title" title={t('schema.title')} />
      {choices.length === 0 && t('schema.none')}
      {chosen && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <SchemaChoiceField
              label={t('schema.of')}
              choices={choices}
              chosen={chosen}
              onChange={schema => change({ schema })}
            />
            {choices.length > 1 && (
              <SchemaChoiceField
                label={t('compare.with')}
                none={t('compare.nothing')}
                choices={choices.filter(choice => choice !== chosen)}
                chosen={other}
                onChange={key => change({ with: key })}
              />
            )}
          </Box>
          {other && other !== chosen && (
            <SchemaComparison one={chosen} other={other} />
          )}
          <ChosenSchema detail={detail} choice={chosen} />
        </>
      )}
    </Box>
  );
}

function ChosenSchema(props: { detail: KindDetail; choice: SchemaChoice }) {
  const { detail, choice } = props;
  const answer = useQuery(useOperatorQueries().schema(choice.hash));
  const [{ scope }] = detail.forms;
  return (
    <WithAnswer
      answer={answer}
      skeleton={<Skeleton variant="rounded" height={240} />}
    >
      {answered => {
        const schema = toJsonSchema(answered);
        return (
          <>
            <SchemaFields
              key={choice.hash}
              kind={detail.kind}
              schema={schema}
            />
            <ExampleManifest
              of={{
                group: detail.group,
                version: choice.version,
                kind: detail.kind,
                isNamespaced: scope === 'Namespaced',
              }}
              hash={choice.hash}
              schema={schema}
            />
          </>
        );
      }}
    </WithAnswer>
  );
}
