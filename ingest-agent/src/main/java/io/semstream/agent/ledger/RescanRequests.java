package io.semstream.agent.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How a person beside the agent asks for a scan: a small file in the agent's data folder, answered by another one. */
public final class RescanRequests {

    private static final String REQUEST = ".rescan";
    private static final String ANSWER = ".scanned";

    private final Path dataDir;

    public RescanRequests(Path dataDir) {
        this.dataDir = dataDir;
    }

    /**
     * One request.
     *
     * @param file
     *            there until the agent has begun
     * @param answer
     *            there when the agent has finished, and says what it found
     */
    public record Request(Path file, Path answer) {

        /** Whoever asked does not wait any more. */
        public void withdraw() throws IOException {
            Files.deleteIfExists(file);
            Files.deleteIfExists(answer);
        }
    }

    public Request ask() throws IOException {
        Request request = request(UUID.randomUUID().toString());
        Files.createFile(request.file());
        return request;
    }

    /** Those nobody has begun to answer; each is taken once. */
    public List<Request> taken() {
        List<Request> taken = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dataDir, "*" + REQUEST)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                Files.deleteIfExists(file);
                taken.add(request(name.substring(0, name.length() - REQUEST.length())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the agent's data folder cannot be read", unreadable);
        }
        return taken;
    }

    public void answer(Request request, String words) {
        try {
            Path written = Files.writeString(dataDir.resolve(request.answer().getFileName() + ".part"), words);
            Files.move(written, request.answer(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fullDisk) {
            throw new UncheckedIOException("the agent's data folder cannot be written", fullDisk);
        }
    }

    private Request request(String id) {
        return new Request(dataDir.resolve(id + REQUEST), dataDir.resolve(id + ANSWER));
    }
}
