package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

    @TempDir
    private Path dataDir;

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        Process first = launch(0);
        String bootstrap = bootstrap(first);
        createTopic(bootstrap);
        write(bootstrap, 100);
        first.destroyForcibly().waitFor();

        Process second = launch(Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1)));
        try {
            assertThat(bootstrap(second)).isEqualTo(bootstrap);
            assertThat(endOffset(bootstrap)).isEqualTo(100);
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    @Test
    void makesNoTopicsByItself() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dataDir, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("never-made")).allTopicNames().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            assertThat(admin.listTopics().names().get()).isEmpty();
            refusesASecondOneOnTheSameFolder();
        }
    }

    private void refusesASecondOneOnTheSameFolder() {
        assertThatThrownBy(() -> EmbeddedBroker.start(dataDir, 0)).isInstanceOf(EmbeddedStackException.class)
                .hasMessageContaining(dataDir.toString()).hasMessageContaining("another running semstream");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(dataDir, other.getLocalPort()))
                    .isInstanceOf(EmbeddedStackException.class)
                    .hasMessage("port " + other.getLocalPort() + " for the broker is taken: stop what listens there, "
                            + "or choose another port");
        }
    }

    private Process launch(int port) throws IOException {
        return OtherJvm.launch(BrokerMain.class, dataDir.toString(), Integer.toString(port));
    }

    private static String bootstrap(Process broker) throws IOException {
        BufferedReader output = broker.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(BrokerMain.READY)) {
            line = output.readLine();
        }
        return Objects.requireNonNull(line, "the broker did not start").substring(BrokerMain.READY.length() + 1);
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(Set.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
        }
    }

    private static void write(String bootstrap, int records) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap),
                new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(PARTITION.topic(), "key", "value " + i)).get();
            }
        }
    }

    private static long endOffset(String bootstrap) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap),
                new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, -1L);
        }
    }
}
