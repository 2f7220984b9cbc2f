package io.semstream.embedded;

import java.nio.file.Path;

/** A process that starts a registry, tells where it is, and waits to be killed. */
final class RegistryHolder {

    private RegistryHolder() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedRegistry registry = EmbeddedRegistry.start(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.println(registry.url());
        Thread.currentThread().join();
    }
}
