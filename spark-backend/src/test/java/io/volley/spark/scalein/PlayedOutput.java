package io.volley.spark.scalein;

import org.apache.spark.scheduler.MapStatus;
import org.apache.spark.storage.BlockManagerId;

/** What a map has written: 100 bytes for each reducer. Spark's own are made otherwise in each of its lines. */
final class PlayedOutput implements MapStatus {
    private final long map;
    private BlockManagerId place;

    PlayedOutput(long map, BlockManagerId place) {
        this.map = map;
        this.place = place;
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
        return 100;
    }

    @Override
    public long mapId() {
        return map;
    }
}
