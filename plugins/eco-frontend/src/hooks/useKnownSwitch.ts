import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'known';

/** Reads and writes `?known=true`, which includes tools found in no cluster. */
export function useKnownSwitch(): [boolean, (known: boolean) => void] {
  const [parameters, setParameters] = useSearchParams();
  return [
    parameters.get(PARAMETER) === 'true',
    known =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        if (known) {
          after.set(PARAMETER, 'true');
        } else {
          after.delete(PARAMETER);
        }
        return after;
      }),
  ];
}
