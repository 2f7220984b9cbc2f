package io.semstream.objectstore;

import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.Refused;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends files whose checksum is known: the server computes it too and takes only bytes that have it. For a server that does not look, the file is read once more before. */
final class FileUpload {

    /** What a server answers to {@link #onlyIfAbsent} when an object is there. */
    static final String PRESENT = "PreconditionFailed";

    static final String IF_NONE_MATCH = "If-None-Match";

    private final S3Calls s3;
    private final long mostBytesAtOnce;
    private final PartsUpload parts;

    FileUpload(S3Calls s3, long mostBytesAtOnce, int partBytes) {
        this.s3 = s3;
        this.mostBytesAtOnce = mostBytesAtOnce;
        this.parts = new PartsUpload(s3, partBytes);
    }

    static Http.Headers onlyIfAbsent(boolean wanted) {
        return wanted ? new Http.Headers(IF_NONE_MATCH, "*") : new Http.Headers();
    }

    /**
     * @return false when an object was there, as far as the server can tell
     */
    boolean send(HashedFile file, ServerTraits server) {
        if (!server.verifiesContent()) {
            requireUnchanged(file);
        }
        boolean onlyIfAbsent = server.capabilities().conditionalPut();
        try {
            boolean fitsAtOnce = Files.size(file.path()) <= mostBytesAtOnce && opensByName(file.path());
            return fitsAtOnce ? sendAtOnce(file, onlyIfAbsent) : parts.send(file, onlyIfAbsent);
        } catch (Refused failed) {
            requireUnchanged(file);
            throw failed;
        } catch (Unavailable failed) {
            requireSize(file);
            throw failed;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A name whose bytes are no text in the system's encoding can be listed and read, but not spelt, which the client's way to send files needs. */
    private static boolean opensByName(Path path) {
        return path.toFile().exists();
    }

    private boolean sendAtOnce(HashedFile file, boolean onlyIfAbsent) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "r")) {
            return sendAtOnce(file, bytes, onlyIfAbsent);
        }
    }

    private boolean sendAtOnce(HashedFile file, RandomAccessFile bytes, boolean onlyIfAbsent) throws IOException {
        Http.Headers headers = Http.Headers.merge(onlyIfAbsent(onlyIfAbsent), file.headers());
        headers.put(Http.Headers.X_AMZ_CONTENT_SHA256, file.sha256Hex());
        PutObjectAPIArgs args = s3.about(PutObjectAPIArgs.builder(), file.key()).file(bytes, bytes.length())
                .contentType(file.contentType()).headers(headers).build();
        return s3.call("put", file.key(), () -> {
            bytes.seek(0);
            return s3.awaitUploadUnless(PRESENT, s3.uploadClient().putObject(args)).isPresent();
        });
    }

    /** A file that is written to meanwhile looks like a wrong signature, one that is cut off like a broken connection. */
    private void requireUnchanged(HashedFile file) {
        try {
            requireSize(file);
            if (!Sha256.hex(file.path()).equals(file.sha256Hex())) {
                throw changed(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void requireSize(HashedFile file) {
        try {
            if (Files.size(file.path()) != file.sizeBytes()) {
                throw changed(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ContentDiffers changed(HashedFile file) {
        return new ContentDiffers(s3.at("put", file.key()) + ": " + file.path() + " changed since it was hashed; hash it again");
    }
}
