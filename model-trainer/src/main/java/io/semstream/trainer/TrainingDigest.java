package io.semstream.trainer;

import io.semstream.dataset.LabelledImage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a head was trained on, as one number: SHA-256 over category and content hash of every image, and how rendered ones were made. */
final class TrainingDigest {
    private TrainingDigest() {}

    static String of(List<LabelledImage> images, int rendered, long seed) {
        MessageDigest all = sha256();
        for (LabelledImage image : images) {
            all.update((image.category() + "\n").getBytes(StandardCharsets.UTF_8));
            all.update(HexFormat.of().parseHex(image.sha256()));
        }
        all.update((rendered + " rendered from seed " + seed).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
