package io.volley.coordination;

/** The fake keeps the contract. */
final class MemoryStoreTest extends StoreContract {
    private final MemoryTree tree = new MemoryTree();

    @Override
    protected Store create(String secret) {
        return new MemoryStore(tree, secret);
    }

    @Override
    protected void suspend(Store store) {
        ((MemoryStore) store).suspend();
    }

    @Override
    protected void loseSession(Store store) {
        ((MemoryStore) store).loseSession();
    }

    @Override
    protected void plant(String path, byte[] bytes) {
        tree.put(tree.open(SECRET), path, bytes, false, any -> true);
    }

    @Override
    protected void resume(Store store) {
        ((MemoryStore) store).resume();
    }
}
