package io.volley.coordination;

/** A pool on the fake. */
final class MemoryPoolTest extends PoolContract {
    private final MemoryTree tree = new MemoryTree();
    private final MemoryTree.Caller stranger = tree.open("let me in");

    @Override
    protected Store create(String secret) {
        return new MemoryStore(tree, secret);
    }

    @Override
    protected void loseSession(Store store) {
        ((MemoryStore) store).loseSession();
    }

    @Override
    protected void resume(Store store) {
        ((MemoryStore) store).resume();
    }

    @Override
    protected void plant(String path, byte[] bytes) {
        tree.put(stranger, path, bytes, true, any -> true);
    }

    @Override
    protected void plantForEver(String path, byte[] bytes) {
        tree.put(stranger, path, bytes, false, any -> true);
    }
}
