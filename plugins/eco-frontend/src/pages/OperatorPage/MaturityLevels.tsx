import Box from '@mui/material/Box';
import {
  DeclaredMaturity,
  MaturityLevel,
  OperatorDetail,
} from '@backstage-eco/plugin-eco-common';
import { FoldedPart } from '../../components/FoldedPart';
import { LevelMark, STATE_KEYS } from '../../components/Maturity';
import { SectionTitle } from '../../components/SectionTitle';
import { SourceNote } from '../../components/SourceNote';
import { FactList } from '../../components/FactList';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ObservedLine } from './ObservedLine';

/** The five maturity levels: declared, observed, and why. */
export function MaturityLevels(props: { detail: OperatorDetail }) {
  const { levels, declared } = props.detail;
  const t = useEcoTranslation();
  return (
    <section aria-labelledby="eco-maturity-title">
      <SectionTitle
        id="eco-maturity-title"
        title={t('maturity.title')}
        note={t('maturity.lead')}
      />
      <Declarations declared={declared} />
      {levels.map(level => (
        <Level key={level.level} level={level} />
      ))}
    </section>
  );
}

/** Lists every source that declares a maturity level, as they may disagree. */
function Declarations(props: { declared: DeclaredMaturity[] }) {
  const { declared } = props;
  const t = useEcoTranslation();
  if (declared.length === 0) {
    return (
      <Box sx={{ mb: 1, typography: 'body2' }}>
        {t('maturity.noDeclarations')}
      </Box>
    );
  }
  return (
    <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5, typography: 'body2' }}>
      {declared.map(({ by, level, fact, source, date }) => (
        <li key={`${by}/${level}`}>
          {t('maturity.declaredLevel', {
            level: String(level),
            source: t(`maturity.${by}`),
          })}{' '}
          {source && date && <SourceNote fact={{ source, date }} />}
          {fact && <FactList facts={[fact]} />}
        </li>
      ))}
    </Box>
  );
}

function Level(props: { level: MaturityLevel }) {
  const { level, state, declaredBy, rules } = props.level;
  const t = useEcoTranslation();
  const difference = differenceWords(props.level, t);
  return (
    <FoldedPart
      align="center"
      head={
        <>
          <LevelMark
            mark={{ level, state, isDeclared: declaredBy.length > 0 }}
          />
          <strong>
            {t('maturity.level', {
              level: String(level),
              name: t(`capability.level${level}`),
            })}
          </strong>{' '}
          <span>{t(STATE_KEYS[state])}</span>{' '}
          {difference && (
            <Box
              component="span"
              sx={{ typography: 'caption', color: 'text.secondary' }}
            >
              {difference}
            </Box>
          )}
        </>
      }
    >
      {rules.length === 0 && t('maturity.noRules')}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rules.map(rule => (
          <ObservedLine
            key={rule.id}
            observed={rule}
            note={t(`maturity.${rule.weight}`)}
          />
        ))}
      </Box>
    </FoldedPart>
  );
}

/** Describes how the declared and the observed state compare. */
function differenceWords(
  level: MaturityLevel,
  t: Translate,
): string | undefined {
  const { state, declaredBy } = level;
  const sources = declaredBy.map(by => t(`maturity.${by}`)).join(', ');
  if (declaredBy.length === 0) {
    return state === 'observed' ? t('maturity.undeclared') : undefined;
  }
  switch (state) {
    case 'observed':
      return t('maturity.agrees', { sources });
    case 'unknown':
      return t('maturity.cannotTell', { sources });
    default:
      return t('maturity.differs', { sources });
  }
}
