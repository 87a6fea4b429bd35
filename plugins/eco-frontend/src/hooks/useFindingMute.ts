import { useApi } from '@backstage/frontend-plugin-api';
import { MuteInput } from '@backstage-eco/plugin-eco-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ecoFindingApiRef } from '../api';
import { ECO_KEY } from '../api/queries';

/** Mutes a finding, or unmutes it if called without an input. */
export function useFindingMute(id: string) {
  const api = useApi(ecoFindingApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: MuteInput | undefined) =>
      input ? api.muteFinding({ id, ...input }) : api.unmuteFinding({ id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [ECO_KEY] }),
  });
}
