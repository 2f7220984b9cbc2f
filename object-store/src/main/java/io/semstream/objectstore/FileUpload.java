package io.semstream.objectstore;

import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.Refused;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/** Sends files whose checksum is known: the server computes it too and takes only bytes that have it. For a server that does not look, the file is read once more before. */
final class FileUpload {

    /** What a server answers to {@link #onlyIfAbsent} when an object is there. */
    static final String PRESENT = "PreconditionFailed";

    static final String IF_NONE_MATCH = "If-None-Match";

    private final S3Calls s3;
    private final long mostBytesAtOnce;
    private final ReadPace pace;
    private final PartsUpload parts;

    FileUpload(S3Calls s3, long mostBytesAtOnce, int partBytes, ReadPace pace) {
        this.s3 = s3;
        this.mostBytesAtOnce = mostBytesAtOnce;
        this.pace = pace;
        this.parts = new PartsUpload(s3, partBytes, pace);
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
            boolean fitsAtOnce = Files.size(file.path()) <= mostBytesAtOnce;
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

    private boolean sendAtOnce(HashedFile file, boolean onlyIfAbsent) throws IOException {
        try (FileChannel bytes = FileChannel.open(file.path())) {
            return sendAtOnce(file, UploadBody.of(bytes, bytes.size(), pace), onlyIfAbsent);
        }
    }

    private boolean sendAtOnce(HashedFile file, UploadBody body, boolean onlyIfAbsent) {
        Http.Headers headers = Http.Headers.merge(onlyIfAbsent(onlyIfAbsent), file.headers());
        headers.put(Http.Headers.X_AMZ_CONTENT_SHA256, file.sha256Hex());
        PutObjectAPIArgs args = s3.about(PutObjectAPIArgs.builder(), file.key()).buffer(body)
                .contentType(file.contentType()).headers(headers).build();
        return s3.call("put", file.key(), () -> s3.awaitUploadUnless(PRESENT, s3.uploadClient().putObject(args)).isPresent());
    }

    /** A file that is written to meanwhile looks like a wrong signature, one that is cut off like a broken connection. */
    private void requireUnchanged(HashedFile file) {
        try {
            requireSize(file);
            if (!Sha256.hex(file.path(), pace).equals(file.sha256Hex())) {
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
