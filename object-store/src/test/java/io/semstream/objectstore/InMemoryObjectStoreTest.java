package io.semstream.objectstore;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class InMemoryObjectStoreTest implements ObjectStoreContract {

    @TempDir
    private Path folder;
    private final ObjectStore store = new InMemoryObjectStore();

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public Path folder() {
        return folder;
    }
}
