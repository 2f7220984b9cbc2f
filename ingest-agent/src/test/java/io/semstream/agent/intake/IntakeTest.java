package io.semstream.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.announce.EventMessages;
import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.handling.HandlingConfig;
import io.semstream.agent.handling.HandlingRules;
import io.semstream.agent.ledger.FileState;
import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.ledger.LedgerEntry;
import io.semstream.agent.world.Surroundings;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import io.semstream.objectstore.PutOutcome;
import io.semstream.objectstore.ReadPace;
import io.semstream.runtime.Backoff;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {

    private static final HandlingRules RULES = new HandlingRules(
            new HandlingConfig(List.of(), Disclosure.FULL, Optional.empty(), Optional.empty()), Clock.systemUTC());
    private static final String ABSENT = "the file was deleted or moved away while it was read";

    @TempDir
    Path folder;
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Surroundings surroundings = new Surroundings();
    private final List<String> problems = new ArrayList<>();
    private Ledger ledger;
    private FoundFile file;

    @BeforeEach
    void open() throws IOException {
        ledger = Ledger.open(folder.resolve("data"), "agent-1", Clock.systemUTC());
        Path path = Files.write(folder.resolve("a.tif"), SmallTiff.of(1));
        file = FoundFile.of(new WatchedFolder(folder, "SEM 1"), path);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void storesThenRecords() throws Exception {
        IntakeOutcome outcome = intake(Files::newInputStream, store).take(file, facts());

        assertThat(outcome).isInstanceOfSatisfying(IntakeOutcome.Stored.class, stored -> {
            assertThat(store.describe(ObjectKey.image(stored.imageId(), "tif"))).isPresent();
            assertThat(ledger.disclosed(stored.imageId())).contains(Disclosure.FULL);
        });
    }

    @Test
    void aFileThatChangesWhileItIsHashedIsLookedAtAgain() throws Exception {
        FileFacts before = facts();
        Intake intake = intake(path -> {
            Files.write(path, SmallTiff.of(2));
            Files.write(path, new byte[]{1});
            return Files.newInputStream(path);
        }, store);

        assertThat(intake.take(file, before)).isInstanceOf(IntakeOutcome.Changed.class);
        assertThat(ledger.newest(file.location())).isEmpty();
    }

    @Test
    void aFileDeletedWhileItIsHashedIsFailedWithADeadLetter() throws Exception {
        Intake intake = intake(path -> {
            var open = Files.newInputStream(path);
            Files.delete(path);
            return open;
        }, store);

        assertThat(intake.take(file, facts())).isEqualTo(new IntakeOutcome.Failed(file, Intake.VANISHED, ABSENT));
        assertThat(ledger.unsent(10)).singleElement().satisfies(letter -> assertThat(letter.imageId()).isEmpty());
    }

    @Test
    void aForbiddenFileIsFailedOnceAndTakenWhenReadable() throws Exception {
        Intake forbidden = intake(path -> {
            throw new AccessDeniedException(path.toString());
        }, store);
        assertThat(forbidden.take(file, facts())).isInstanceOfSatisfying(IntakeOutcome.Failed.class,
                failed -> assertThat(failed.reason()).isEqualTo(Intake.UNREADABLE));
        assertThat(forbidden.take(file, facts())).isInstanceOf(IntakeOutcome.Known.class);
        assertThat(forbidden.isNeeded(file, facts())).isTrue();

        assertThat(intake(Files::newInputStream, store).take(file, facts())).isInstanceOf(IntakeOutcome.Stored.class);

        assertThat(ledger.newest(file.location())).map(LedgerEntry::state).contains(FileState.UPLOADED);
        assertThat(forbidden.isNeeded(file, facts())).isFalse();
    }

    /** A power cut leaves many of one size: none is a copy of another. */
    @ParameterizedTest
    @CsvSource({"0, EMPTY_FILE", "3, ONLY_ZEROS", "300000, ONLY_ZEROS"})
    void aFileWithoutContentIsFailedUnderItsOwnNameUntilItChanges(int size, String reason) throws Exception {
        Intake intake = intake(Files::newInputStream, store);
        FoundFile other = FoundFile.of(new WatchedFolder(folder, "SEM 1"), Files.write(folder.resolve("b.tif"), new byte[size]));
        Files.write(file.file(), new byte[size]);

        assertThat(List.of(intake.take(file, facts()), intake.take(other, FileFacts.of(other.file()).orElseThrow()))).allSatisfy(
                outcome -> assertThat(outcome).isInstanceOfSatisfying(IntakeOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason)));
        assertThat(ledger.unsent(10)).hasSize(2).allSatisfy(letter -> assertThat(letter.imageId()).isEmpty());
        assertThat(intake.isNeeded(file, facts())).isFalse();

        Files.write(file.file(), SmallTiff.of(2));

        assertThat(intake.isNeeded(file, facts())).isTrue();
        assertThat(intake.take(file, facts())).isInstanceOf(IntakeOutcome.Stored.class);
    }

    @Test
    void anotherProblemOfReadingMayPass() throws Exception {
        Intake failing = intake(path -> {
            throw new IOException("device not ready");
        }, store);

        assertThat(failing.take(file, facts())).isEqualTo(new IntakeOutcome.Unreadable("device not ready"));
        assertThat(ledger.newest(file.location())).isEmpty();
        assertThat(failing.giveUp(file, facts(), "gave up")).isInstanceOf(IntakeOutcome.Failed.class);
    }

    @Test
    void aStoreThatIsAwayIsWaitedFor() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);

        IntakeOutcome outcome = intake(Files::newInputStream, failing(failures)).take(file, facts());

        assertThat(outcome).isInstanceOf(IntakeOutcome.Stored.class);
        assertThat(problems).hasSize(3)
                .allSatisfy(problem -> assertThat(problem).isEqualTo("object store is away: http://nowhere"));
        assertThat(surroundings.problem()).isEmpty();
    }

    @Test
    void aFileThatVanishesWhileTheStoreIsAwayIsFailed() throws Exception {
        Intake intake = new Intake(ledger, new PatientStore(failing(new AtomicInteger(5)), surroundings, "agent-1", () -> {
            delete();
            return backoff();
        }), new EventMessages("agent-1", "bucket", Clock.systemUTC()), ReadPace.UNLIMITED, Files::newInputStream,
                path -> InstrumentMetadata.none(), RULES);

        assertThat(intake.take(file, facts())).isEqualTo(new IntakeOutcome.Failed(file, Intake.VANISHED, ABSENT));
    }

    private void delete() {
        try {
            Files.deleteIfExists(file.file());
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private Intake intake(ContentHash.Opening opening, ObjectStore to) {
        PatientStore patient = new PatientStore(to, surroundings, "agent-1", this::backoff);
        return new Intake(ledger, patient, new EventMessages("agent-1", "bucket", Clock.systemUTC()), ReadPace.UNLIMITED, opening,
                path -> InstrumentMetadata.none(), RULES);
    }

    private Backoff backoff() {
        return new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1),
                pause -> surroundings.problem().ifPresent(problems::add));
    }

    /** The store in memory, away for the first puts. */
    private ObjectStore failing(AtomicInteger failures) {
        return (ObjectStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{ObjectStore.class},
                (proxy, method, arguments) -> {
                    if (method.getReturnType().equals(PutOutcome.class) && failures.getAndDecrement() > 0) {
                        throw new Unavailable("http://nowhere");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    private FileFacts facts() throws IOException {
        return FileFacts.of(file.file()).orElseThrow();
    }
}
