package io.semstream.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of a data set as {@code dataset.json} has it.
 *
 * @param path
 *            with {@code /}, relative to the data set's folder wherever both lie on one file system
 * @param sha256
 *            of the file; of nothing where the file could not be read
 * @param bytes
 *            size of the file
 * @param frame
 *            what decoding found; absent where the file cannot be decoded
 * @param unreadable
 *            why it cannot
 * @param group
 *            what stays on one side of a split: as given by people until the data set is split, then also what the split keeps together
 * @param given
 *            the group that people gave, if they did
 * @param leftOut
 *            why it is in no part although the data set is split
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Entry(String path, String sha256, long bytes, String category, String source, Optional<String> sample,
        Optional<String> session,
        Optional<String> given, Optional<FrameFacts> frame, Optional<String> unreadable, Optional<String> group, Optional<Part> part,
        Optional<String> leftOut) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Entry {
        if (path.isBlank() || category.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("path, category and source must not be empty");
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits in lower case, not \"" + sha256 + "\"");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
        if (frame.isPresent() == unreadable.isPresent()) {
            throw new IllegalArgumentException("an image has either a frame or a reason why it is unreadable");
        }
        if (part.isPresent() && (leftOut.isPresent() || unreadable.isPresent())) {
            throw new IllegalArgumentException("an image that is left out or unreadable is in no part");
        }
    }

    /** Whether it can be learned from. */
    public boolean isUsable() {
        return unreadable.isEmpty() && leftOut.isEmpty();
    }

    public Entry in(String newGroup, Optional<Part> newPart, Optional<String> reasonLeftOut) {
        return new Entry(path, sha256, bytes, category, source, sample, session, given, frame, unreadable, Optional.of(newGroup), newPart,
                reasonLeftOut);
    }
}
