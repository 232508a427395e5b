package io.volley.spark.scalein;

import org.apache.spark.scheduler.MapStatus;
import org.apache.spark.storage.BlockManagerId;

/** What a map has written, with a byte for each size, as Spark keeps it; Spark's own are made otherwise in each of its lines. */
final class MapOutput implements MapStatus {
    private final long map;
    private final byte[] sizes;
    private BlockManagerId place;

    MapOutput(BlockManagerId place, long map, byte[] sizes) {
        this.place = place;
        this.map = map;
        this.sizes = sizes;
    }

    @Override
    public BlockManagerId location() {
        return place;
    }

    @Override
    public void updateLocation(BlockManagerId next) {
        place = next;
    }

    @Override
    public long getSizeForBlock(int reducer) {
        return MapStatus.decompressSize(sizes[reducer]);
    }

    @Override
    public long mapId() {
        return map;
    }
}
