package io.volley.coordination;

/** A pool on the fake. */
final class MemoryPoolTest extends PoolContract {
    private final MemoryStores stores = new MemoryStores();
    private final MemoryTree.Caller stranger = stores.tree().open("let me in");

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected void plant(String path, byte[] bytes) {
        stores.tree().put(stranger, path, bytes, true, any -> true);
    }

    @Override
    protected void plantForEver(String path, byte[] bytes) {
        stores.tree().put(stranger, path, bytes, false, any -> true);
    }
}
