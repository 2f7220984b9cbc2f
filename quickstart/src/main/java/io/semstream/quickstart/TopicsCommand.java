package io.semstream.quickstart;

import io.semstream.embedded.EmbeddedStack;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into the topics, of a stack on this machine or of any cluster. */
@Command(name = "topics", mixinStandardHelpOptions = true, description = "Shows the topics and what is on them.")
final class TopicsCommand {

    @Command(mixinStandardHelpOptions = true, description = "Lists the topics.")
    int list() {
        Console console = Console.system();
        for (Topic<?> topic : TopicCatalogue.all()) {
            console.line("%-22s %2d partitions  %s".formatted(topic.name(), topic.partitions(), topic.purpose()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = {"Prints a topic's records as JSON lines, decoded.",
        "Reads the stack in the data folder (starting its broker and registry when nothing runs there), or the cluster named by --bootstrap and --registry."})
    int tail(@Parameters(paramLabel = "NAME", description = "for example sem.image.labeled") String name,
            @Option(names = {"-f", "--follow"}, description = "go on with what comes, until Ctrl-C") boolean follow,
            @Option(names = {"-n", "--last"}, paramLabel = "N", description = "only the newest N of each partition") Optional<Long> last,
            @Option(names = "--envelope", description = "with topic, partition, offset, timestamp and key") boolean envelope,
            @Option(names = "--data", paramLabel = "DIR", description = "data folder of a stack on this machine") Optional<Path> data,
            @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "brokers of another cluster") Optional<String> bootstrap,
            @Option(names = "--registry", paramLabel = "URL", description = "its schema registry") Optional<String> registry)
            throws InterruptedException {
        Topic<?> topic = TopicCatalogue.named(name).orElseThrow(() -> new UserMistake("no topic " + name + "; there are "
                + TopicCatalogue.all().stream().map(Topic::name).collect(Collectors.joining(", "))));
        Console console = Console.system();
        Consumer<Map<String, String>> read = raw -> read(topic, envelope ? TopicReader.Form.ENVELOPE : TopicReader.Form.VALUE, raw,
                last.orElse(Long.MAX_VALUE), follow, console);
        if (bootstrap.isPresent()) {
            read.accept(cluster(bootstrap.get(), registry));
        } else {
            onStack(data.orElseGet(Home::data).resolve("stack"), console, read);
        }
        return 0;
    }

    private static Map<String, String> cluster(String bootstrap, Optional<String> registry) {
        var raw = new HashMap<>(Map.of("semstream.kafka.bootstrap.servers", bootstrap));
        registry.ifPresent(url -> raw.put("semstream.schema.registry.url", url));
        return raw;
    }

    private static void onStack(Path folder, Console console, Consumer<Map<String, String>> read) throws InterruptedException {
        Optional<Map<String, String>> running = EmbeddedStack.running(folder);
        if (running.isPresent()) {
            read.accept(running.get());
        } else {
            try (var stack = EmbeddedStack.start(folder, console::progress)) {
                read.accept(stack.settings());
            }
        }
    }

    private static void read(Topic<?> topic, TopicReader.Form form, Map<String, String> raw, long last, boolean follow, Console console) {
        var keys = KafkaConnection.keys();
        var known = new HashMap<>(raw);
        known.keySet().retainAll(keys.stream().map(key -> key.name()).collect(Collectors.toSet()));
        try (var reader = new TopicReader(topic, form, KafkaConnection.from(Settings.of(keys, known)).properties())) {
            reader.readToEnd(last, console::line);
            if (follow) {
                reader.follow(console::line);
            }
        }
    }
}
