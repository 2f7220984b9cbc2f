package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPortsTest {

    @TempDir
    private Path dataDir;

    @Test
    void staysTheSame() {
        assertThat(StackPorts.of(dataDir)).isEqualTo(StackPorts.of(dataDir));
    }

    @Test
    void givesWayWhereAPortIsTaken() throws IOException {
        StackPorts before = StackPorts.of(dataDir);
        try (ServerSocket other = new ServerSocket(before.registry(), 1, InetAddress.getLoopbackAddress())) {
            StackPorts after = StackPorts.of(dataDir);

            assertThat(after.broker()).isEqualTo(before.broker());
            assertThat(after.registry()).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void forgetsWhatMakesNoSense() throws IOException {
        Files.writeString(dataDir.resolve("ports.properties"), "broker=99\nregistry=many\n");

        assertThat(StackPorts.of(dataDir).broker()).isBetween(20_000, 29_999);
        assertThat(StackPorts.of(dataDir).registry()).isBetween(20_000, 29_999);
    }

    @Test
    void neverGivesOneToTwo() throws IOException {
        Files.writeString(dataDir.resolve("ports.properties"), "broker=25274\nregistry=25274\nobject-store=25274\n");

        StackPorts ports = StackPorts.of(dataDir);

        assertThat(ports.registry()).isNotIn(ports.broker(), ports.objectStore());
        assertThat(ports.objectStore()).isNotEqualTo(ports.broker());
    }
}
