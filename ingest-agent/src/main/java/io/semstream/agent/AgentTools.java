package io.semstream.agent;

import io.semstream.agent.announce.Beat;
import io.semstream.agent.announce.EventLogAway;
import io.semstream.agent.announce.StatusTopic;
import io.semstream.agent.folder.ReadProblem;
import io.semstream.agent.ledger.LedgerReader;
import io.semstream.agent.ledger.RescanRequests;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.ServiceMain;
import io.semstream.runtime.config.InvalidSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person asks of an agent, beside the running one or without it, with the agent's own settings.
 */
final class AgentTools {

    /** All is well; the file is taken. */
    static final int WELL = 0;
    /** Something is wrong; the file is not taken, or not yet. */
    static final int ILL = 1;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final PrintStream out;
    private final PrintStream err;

    AgentTools(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Examines folders, ledger, broker, registry, store and clock.
     *
     * @param settings
     *            {@code --config FILE} and {@code --set name=value}, as for the agent
     * @return the exit code
     */
    int doctor(List<String> settings) throws InterruptedException {
        try {
            boolean well = new Doctor(config(settings), Clock.systemUTC()).examine(finding -> {
                out.println((finding.advice().isEmpty() ? "ok    " : "WRONG ") + finding.what() + ": " + finding.state());
                finding.advice().ifPresent(advice -> out.println("      -> " + advice));
            });
            return well ? WELL : ILL;
        } catch (InvalidSettings invalid) {
            return complain(invalid);
        }
    }

    /** Says why a file was taken or was not. */
    int explain(Path file, List<String> settings) {
        try {
            FileExplanation explanation = FileExplanation.of(file, config(settings), Clock.systemUTC());
            out.println(file + ": " + explanation.why());
            return explanation.taken() ? WELL : ILL;
        } catch (InvalidSettings invalid) {
            return complain(invalid);
        }
    }

    /** Has the running agent scan now, and waits for it. */
    int rescan(List<String> settings) throws InterruptedException {
        try {
            AgentConfig config = config(settings);
            if (!new LedgerReader(config.dataDir()).exists() || !new LedgerReader(config.dataDir()).isInUse()) {
                err.println("no agent runs with the data folder " + config.dataDir() + "; when it starts it scans by itself");
                return ILL;
            }
            Optional<String> answer = answered(new RescanRequests(config.dataDir()).ask());
            out.println(answer.orElse("the agent has not answered for " + PATIENCE.toMinutes()
                    + " minutes: it is waiting for a watched folder or for room; agent doctor says more"));
            return answer.isPresent() ? WELL : ILL;
        } catch (InvalidSettings invalid) {
            return complain(invalid);
        } catch (IOException unwritable) {
            err.println("the agent cannot be asked: " + ReadProblem.of(unwritable));
            return ILL;
        }
    }

    private static Optional<String> answered(RescanRequests.Request request) throws IOException, InterruptedException {
        Instant patientUntil = Instant.now().plus(PATIENCE);
        try {
            while (Instant.now().isBefore(patientUntil)) {
                if (Files.exists(request.answer())) {
                    return Optional.of(Files.readString(request.answer()));
                }
                Thread.sleep(LOOK_EVERY);
            }
            return Optional.empty();
        } finally {
            request.withdraw();
        }
    }

    /** Shows what every agent told of itself last. */
    int status(Optional<String> agent, List<String> settings) {
        try {
            KafkaConnection connection = KafkaConnection.from(ServiceMain.settings(KafkaConnection.keys(), AgentConfig.keys(), settings));
            List<Beat> beats = new StatusTopic(connection).beats().stream()
                    .filter(beat -> agent.map(beat.status().getAgent()::equals).orElse(true)).toList();
            if (beats.isEmpty()) {
                out.println(agent.map(name -> "no agent " + name + " has told of itself in the last week")
                        .orElse("no agent has told of itself in the last week"));
                return ILL;
            }
            Instant now = Instant.now();
            beats.forEach(beat -> show(beat, StatusPage.of(beat, now), now));
            return beats.stream().allMatch(beat -> StatusPage.of(beat, now).alarms().isEmpty()) ? WELL : ILL;
        } catch (InvalidSettings invalid) {
            return complain(invalid);
        } catch (EventLogAway away) {
            err.println(away.part() + " is away: " + away.getMessage());
            return ILL;
        }
    }

    private void show(Beat beat, StatusPage page, Instant now) {
        out.println((page.alarms().isEmpty() ? "ok    " : "ALARM ") + beat.status().getAgent() + " on " + beat.status().getHost()
                + ", version " + beat.status().getVersion() + ", told " + StatusPage.words(Duration.between(beat.at(), now)) + " ago");
        page.alarms().forEach(alarm -> out.println("      -> " + alarm));
        page.lines().forEach(line -> out.println("      " + line));
    }

    private AgentConfig config(List<String> settings) {
        return AgentConfig.from(ServiceMain.settings(ConfigCommand.keys(), settings));
    }

    private int complain(InvalidSettings invalid) {
        invalid.problems().forEach(err::println);
        return ServiceMain.MISCONFIGURED;
    }
}
