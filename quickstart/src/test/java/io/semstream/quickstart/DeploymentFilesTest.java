package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.semstream.agent.AgentConfig;
import io.semstream.classifier.ClassifierConfig;
import io.semstream.labeler.LabelerConfig;
import io.semstream.runtime.ServiceMain;
import io.semstream.runtime.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** compose.yaml and k8s/ name only what exists in the code: settings and main classes; topics come from the catalogue's own main. */
final class DeploymentFilesTest {
    private static final Pattern SETTING = Pattern.compile("\\bSEMSTREAM_[A-Z_]+[A-Z]\\b");
    private static final Pattern MAIN = Pattern.compile("\\bio\\.semstream\\.[a-z.]+\\.[A-Z][A-Za-z]+\\b");

    static List<Path> files() throws IOException {
        Path root = Repository.root();
        try (Stream<Path> manifests = Files.list(root.resolve("k8s"))) {
            return Stream.concat(Stream.of(root.resolve("compose.yaml")), manifests.sorted()).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isYamlThatNamesOnlyWhatExists(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents = new YAMLMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
            assertThat(documents.readAll()).isNotEmpty().allMatch(JsonNode::isObject);
        }
        String text = Files.readString(file);
        assertThat(found(SETTING, text)).isSubsetOf(settings());
        assertThat(found(MAIN, text)).allSatisfy(main -> assertThat(Class.forName(main).getMethod("main", String[].class)).isNotNull());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> settings() {
        Stream<Key<?>> keys = Stream
                .of(AgentConfig.keys(), ClassifierConfig.keys(), LabelerConfig.keys(), List.<Key<?>>of(ServiceMain.httpPort(0)))
                .flatMap(List::stream);
        Stream<String> names = keys.map(key -> key.name().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        return Stream.concat(Stream.of("SEMSTREAM_TOPICS_REPLICATION"), names).collect(Collectors.toSet());
    }
}
