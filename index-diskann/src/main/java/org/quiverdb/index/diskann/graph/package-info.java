/**
 * The proximity graph over codes: where nodes lie, the beam search, pruning (Vamana: Subramanya et
 * al., NeurIPS 2019), insertion in batches and deletion in place (IP-DiskANN: Xu et al., 2025). May
 * touch the engine's memory and the codes.
 *
 * <p>Start reading at {@link org.quiverdb.index.diskann.graph.NodeLayout}, then {@link
 * org.quiverdb.index.diskann.graph.BeamSearch}.
 */
@NullMarked
package org.quiverdb.index.diskann.graph;

import org.jspecify.annotations.NullMarked;
