package io.semstream.dataset.split;

import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.Entry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What images can have in common so that they belong on one side of a split. Exact copies and groups that people gave always stay together. */
public enum KeepTogether {
    NEAR_DUPLICATES, SOURCE, SAMPLE, SESSION;

    /** As the command line and {@code dataset.json} have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws DatasetProblem
     *             when there is none of this name
     */
    public static KeepTogether named(String label) {
        return Arrays.stream(values()).filter(value -> value.label().equals(label.strip())).findFirst()
                .orElseThrow(() -> new DatasetProblem("--keep-together " + label + " is not known; there are "
                        + Arrays.stream(values()).map(KeepTogether::label).collect(Collectors.joining(", "))));
    }

    /** The value two images must share to stay together; near-duplicates share none. */
    Optional<String> value(Entry image) {
        return switch (this) {
            case NEAR_DUPLICATES -> Optional.empty();
            case SOURCE -> Optional.of(image.source());
            case SAMPLE -> image.sample();
            case SESSION -> image.session();
        };
    }
}
