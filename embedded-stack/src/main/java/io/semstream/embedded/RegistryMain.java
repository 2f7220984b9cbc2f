package io.semstream.embedded;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * What the registry's JVM runs: the registry, until standard input ends. The other end is held by the process that
 * started it, so the registry never outlives that process, even one that was killed. Uses nothing but the JDK.
 */
final class RegistryMain {

    private static final String QUARKUS = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private RegistryMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(RegistryMain::endWithParent);
        try {
            Class.forName(QUARKUS).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException failed) {
            System.err.println(failed.getCause());
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever said; only the end matters
            }
        } catch (IOException broken) {
            System.err.println(broken);
        }
        Runtime.getRuntime().halt(0); // every commit is on disk: see WRITE_DELAY
    }
}
