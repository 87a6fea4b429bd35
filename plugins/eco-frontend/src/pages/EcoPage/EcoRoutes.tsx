import { Route, Routes } from 'react-router-dom';
import { ClusterPage } from '../ClusterPage';
import { ClustersPage } from '../ClustersPage';
import { HistoryPage } from '../HistoryPage';
import { LayerPage } from '../LayerPage';
import { LayersPage } from '../LayersPage';
import { ObjectsPage } from '../ObjectsPage';
import { StackPage } from '../StackPage';
import { ToolPage } from '../ToolPage';
import { ToolsPage } from '../ToolsPage';
import { NoSuchPage } from './NoSuchPage';

/** What stands under the header, by the address below Eco's own. */
export function EcoRoutes() {
  return (
    <Routes>
      <Route index element={<StackPage />} />
      <Route path="tools" element={<ToolsPage />} />
      <Route path="tools/:toolId" element={<ToolPage />} />
      <Route path="layers" element={<LayersPage />} />
      <Route path="layers/:layerId" element={<LayerPage />} />
      <Route path="clusters" element={<ClustersPage />} />
      <Route path="clusters/:cluster" element={<ClusterPage />} />
      <Route path="clusters/:cluster/:kind" element={<ObjectsPage />} />
      <Route path="history" element={<HistoryPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
