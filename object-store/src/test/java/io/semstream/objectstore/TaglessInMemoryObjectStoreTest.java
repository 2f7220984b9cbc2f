package io.semstream.objectstore;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TaglessInMemoryObjectStoreTest implements ObjectStoreContract {

    @TempDir
    private Path folder;
    private final ObjectStore store = new InMemoryObjectStore(new Capabilities(false, false, true, false));

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public Path folder() {
        return folder;
    }
}
