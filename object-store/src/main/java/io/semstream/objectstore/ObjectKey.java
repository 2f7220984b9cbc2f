package io.semstream.objectstore;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The name of an object in the bucket. Keys of images, labels and thumbnails derive from the image id, so whoever knows the id finds them. */
public record ObjectKey(String value) {

    private static final int MAX_BYTES = 1024; // S3's limit
    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,8}");

    public ObjectKey {
        if (value.isEmpty() || value.startsWith("/")
                || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("not an object key of 1 to " + MAX_BYTES + " bytes: " + value);
        }
    }

    /** {@code images/ab/abcd….tif} */
    public static ObjectKey image(String imageId, String extension) {
        if (!EXTENSION.matcher(extension).matches()) {
            throw new IllegalArgumentException("not a file extension: " + extension);
        }
        return of("images", imageId, extension);
    }

    /** {@code labels/ab/abcd….json} */
    public static ObjectKey label(String imageId) {
        return of("labels", imageId, "json");
    }

    /** {@code thumbnails/ab/abcd….jpg} */
    public static ObjectKey thumbnail(String imageId) {
        return of("thumbnails", imageId, "jpg");
    }

    /** {@code previews/ab/abcd….png}: what stands for an image that may not leave its machine. */
    public static ObjectKey preview(String imageId) {
        return of("previews", imageId, "png");
    }

    /** {@code instrument-records/ab/abcd….json} */
    public static ObjectKey instrumentRecord(String imageId) {
        return of("instrument-records", imageId, "json");
    }

    private static ObjectKey of(String folder, String imageId, String extension) {
        if (!IMAGE_ID.matcher(imageId).matches()) {
            throw new IllegalArgumentException("not an image id of 64 hexadecimal digits: " + imageId);
        }
        return new ObjectKey(folder + "/" + imageId.substring(0, 2) + "/" + imageId + "." + extension);
    }

    @Override
    public String toString() {
        return value;
    }
}
