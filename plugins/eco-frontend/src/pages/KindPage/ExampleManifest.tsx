import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
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
        <Box sx={{ position: 'relative' }}>
          <CodeBlock text={text} />
          <CopyButton text={text} />
        </Box>
      )}
    </section>
  );
}

function CopyButton(props: { text: string }) {
  const t = useEcoTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
  };
  return (
    <Button size="small" onClick={copy} sx={{ mt: 0.5 }}>
      {copied ? t('example.copied') : t('example.copy')}
    </Button>
  );
}
