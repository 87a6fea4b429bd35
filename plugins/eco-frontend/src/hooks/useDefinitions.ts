import { useApi } from '@backstage/frontend-plugin-api';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/**
 * Every tool that Eco knows, found or not. Definitions change only when the
 * backend starts anew, so they are asked for once.
 */
export function useDefinitions() {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco-definitions'],
    queryFn: ({ signal }) => ecoApi.getDefinitions({ signal }),
    staleTime: Infinity,
    refetchInterval: false,
  });
}

/** What Eco knows of one tool; undefined until the definitions are there. */
export function useKnowledge(toolId: string): Tool | undefined {
  return useDefinitions().data?.find(({ id }) => id === toolId);
}

/** The name of a tool; its id until the definitions are there, or without one. */
export function useToolName(toolId: string): string {
  return useKnowledge(toolId)?.name ?? toolId;
}
