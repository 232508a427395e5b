package io.volley.coordination;

/** The fake ones. */
final class MemoryStores implements Stores {
    private final MemoryTree tree = new MemoryTree();

    MemoryTree tree() {
        return tree;
    }

    @Override
    public Store create(String secret) {
        return new MemoryStore(tree, secret);
    }

    @Override
    public void suspend(Store store) {
        ((MemoryStore) store).suspend();
    }

    @Override
    public void loseSession(Store store) {
        ((MemoryStore) store).loseSession();
    }

    @Override
    public void resume(Store store) {
        ((MemoryStore) store).resume();
    }

    @Override
    public void plant(String path, byte[] bytes) {
        tree.put(tree.open(StoreFixture.SECRET), path, bytes, false, any -> true);
    }

    @Override
    public void close() {}
}
