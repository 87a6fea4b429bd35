import { HttpResponse, http } from 'msw';
import { recordedInventory } from '../../dev/recorded';
import { notFound } from './errorAnswer';
import { API } from './pages';

/** Handlers of the inventory and history recorded from the demo clusters. */
export const inventoryHandlers = [
  http.get(`${API}/clusters/demo-dev`, () =>
    HttpResponse.json(recordedInventory.detail),
  ),
  http.get(`${API}/clusters/:cluster/custom-resources`, () =>
    HttpResponse.json(recordedInventory.customResources),
  ),
  http.get(`${API}/clusters/:cluster/past`, () =>
    HttpResponse.json(recordedInventory.past),
  ),
  http.get(`${API}/clusters/:cluster/inventory/services`, () =>
    HttpResponse.json(recordedInventory.objects),
  ),
  http.get(`${API}/clusters/:cluster`, notFound),
  http.get(`${API}/archived-clusters`, () => HttpResponse.json({ items: [] })),
  http.get(`${API}/history-counts`, () =>
    HttpResponse.json({
      items: recordedInventory.history.items.map(({ at }) => ({
        at,
        count: 1,
      })),
    }),
  ),
  http.get(`${API}/history`, () =>
    HttpResponse.json(recordedInventory.history),
  ),
];
