package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryHomeTest {

    @Test
    void liesBesideTheClasses() {
        assertThat(RegistryHome.find()).isDirectoryContaining("glob:**quarkus-run.jar")
                .isEqualTo(RegistryHome.code().resolveSibling("apicurio"));
    }
}
