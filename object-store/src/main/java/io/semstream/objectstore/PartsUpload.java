package io.semstream.objectstore;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Sends big files in parts, one after the other, so that no more than one part is ever held in memory, and makes an object of them only when all that was sent has the file's checksum. */
final class PartsUpload {

    private static final int PIECE_BYTES = 1 << 16;

    private final S3Calls s3;
    private final int partBytes;
    private final ReadPace pace;
    private final ReentrantLock sending = new ReentrantLock();

    PartsUpload(S3Calls s3, int partBytes, ReadPace pace) {
        this.s3 = s3;
        this.partBytes = partBytes;
        this.pace = pace;
    }

    /** Waits for others that send big files. */
    boolean send(HashedFile file, boolean onlyIfAbsent) throws IOException {
        sending.lock();
        try {
            return sendAlone(file, onlyIfAbsent);
        } finally {
            sending.unlock();
        }
    }

    private boolean sendAlone(HashedFile file, boolean onlyIfAbsent) throws IOException {
        String uploadId = begin(file);
        try (InputStream bytes = Files.newInputStream(file.path())) {
            List<Part> parts = sendParts(file, uploadId, bytes);
            return complete(file, uploadId, parts, onlyIfAbsent);
        } catch (ObjectStoreException | IOException failed) {
            abort(file, uploadId, failed);
            throw failed;
        }
    }

    private String begin(HashedFile file) {
        Http.Headers headers = file.headers();
        headers.put(Http.Headers.CONTENT_TYPE, file.contentType());
        headers.put("x-amz-checksum-algorithm", "SHA256");
        CreateMultipartUploadArgs args = s3.about(CreateMultipartUploadArgs.builder(), file.key()).headers(headers)
                .build();
        return s3.call("begin to put", file.key(),
                () -> s3.await(s3.client().createMultipartUpload(args)).result().uploadId());
    }

    private List<Part> sendParts(HashedFile file, String uploadId, InputStream bytes) throws IOException {
        MessageDigest whole = Sha256.digest();
        List<Part> parts = new ArrayList<>();
        byte[] part = new byte[partBytes];
        int length = read(bytes, part);
        do {
            whole.update(part, 0, length);
            parts.add(sendPart(file, uploadId, parts.size() + 1, part, length));
            length = read(bytes, part);
        } while (length > 0);
        if (!HexFormat.of().formatHex(whole.digest()).equals(file.sha256Hex())) {
            throw new ContentDiffers(s3.at("put", file.key()) + ": " + file.path()
                    + " changed since it was hashed; hash it again");
        }
        return parts;
    }

    private int read(InputStream bytes, byte[] part) throws IOException {
        int length = 0;
        while (length < part.length) {
            int count = bytes.read(part, length, Math.min(PIECE_BYTES, part.length - length));
            if (count < 0) {
                break;
            }
            length += count;
            pace.read(count);
        }
        return length;
    }

    private Part sendPart(HashedFile file, String uploadId, int number, byte[] part, int length) {
        byte[] checksum = Sha256.of(part, length);
        UploadPartArgs args = s3.about(UploadPartArgs.builder(), file.key()).uploadId(uploadId).partNumber(number)
                .buffer(UploadBody.of(part, length))
                .headers(new Http.Headers(Http.Headers.X_AMZ_CONTENT_SHA256, HexFormat.of().formatHex(checksum)))
                .build();
        String etag = s3.call("put part " + number + " of", file.key(),
                () -> s3.await(s3.uploadClient().uploadPart(args)).part().etag());
        return new Part(number, etag, null, null, null, null, Base64.getEncoder().encodeToString(checksum));
    }

    private boolean complete(HashedFile file, String uploadId, List<Part> parts, boolean onlyIfAbsent) {
        CompleteMultipartUploadArgs args = s3.about(CompleteMultipartUploadArgs.builder(), file.key())
                .uploadId(uploadId).parts(parts.toArray(Part[]::new)).maxRetries(0)
                .extraHeaders(onlyIfAbsent ? Map.of(FileUpload.IF_NONE_MATCH, "*") : Map.of()).build();
        boolean created = s3.call("complete", file.key(),
                () -> s3.awaitUploadUnless(FileUpload.PRESENT, s3.uploadClient().completeMultipartUpload(args))
                        .isPresent());
        if (!created) {
            abort(file, uploadId);
        }
        return created;
    }

    private void abort(HashedFile file, String uploadId, Exception because) {
        try {
            abort(file, uploadId);
        } catch (ObjectStoreException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    private void abort(HashedFile file, String uploadId) {
        AbortMultipartUploadArgs args = s3.about(AbortMultipartUploadArgs.builder(), file.key()).uploadId(uploadId)
                .build();
        s3.call("abort the parts of", file.key(), () -> s3.awaitUnless("NoSuchUpload", s3.client().abortMultipartUpload(args)));
    }
}
