import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { CopyButton } from '../../components/CopyButton';
import { CodeBlock } from '../../components/PageStates';
import { SectionTitle } from '../../components/SectionTitle';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { JsonSchema } from '../../model/schema/JsonSchema';
import { exampleManifest } from '../../model/schema/exampleManifest';

/** An example manifest to start from. */
export function ExampleManifest(props: {
  of: Omit<Parameters<typeof exampleManifest>[0], 'schema'>;
  hash: string;
  schema: JsonSchema;
}) {
  const { of, hash, schema } = props;
  const t = useEcoTranslation();
  const { data: text } = useQuery({
    queryKey: ['eco-example', of, hash],
    queryFn: async () => {
      // Loaded on demand, as no other page needs it.
      const { stringify } = await import('yaml');
      return stringify(exampleManifest({ ...of, schema }));
    },
    staleTime: Infinity,
    refetchInterval: false,
  });
  return (
    <section aria-labelledby="eco-kind-example-title">
      <SectionTitle
        id="eco-kind-example-title"
        title={t('example.title')}
        note={t('example.lead')}
      />
      {text && (
        <Box sx={{ display: 'grid', gap: 1 }}>
          <CodeBlock text={text} />
          <CopyButton text={text} />
        </Box>
      )}
    </section>
  );
}
