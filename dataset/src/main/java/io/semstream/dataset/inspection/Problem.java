package io.semstream.dataset.inspection;

import java.util.List;

/**
 * Something about images or categories.
 *
 * @param subjects
 *            paths, or a category
 * @param what
 *            what is wrong with these
 */
public record Problem(Kind kind, List<String> subjects, String what) {
    public Problem {
        subjects = List.copyOf(subjects);
    }

    /** In the order in which they are told. */
    public enum Kind {
        MISSING(true, "files that are gone or have another size than when they were imported",
                "bring them back, or import again with --replace"), //
        UNREADABLE(true, "files that cannot be read", "remove or mend them and import again with --replace; the split leaves them out"), //
        TWO_CATEGORIES(true, "images that are in two categories",
                "decide for one category and remove the other file; the split leaves all of them out"), //
        FEW_CATEGORIES(true, "fewer than two categories with images", "a classifier needs two categories or more"), //
        EMPTY_CATEGORY(true, "categories without a usable image", "add images or remove the category and import again with --replace"), //
        ONE_IMAGE(true, "categories with a single usable image", "add images: one can not be learned from and judged by at once"), //
        NOT_PLACED(true, "images that came after the split", "run: semstream dataset split"), //
        EMPTY_PART(false, "categories that a part of the split has no image of",
                "add images of other groups (sources, samples, sessions), or keep less together with --keep-together"), //
        COPIES(false, "images that are there more than once, byte for byte",
                "nothing must be done: the split keeps the first and leaves out the rest"), //
        ALIKE_IN_TWO_CATEGORIES(false, "groups of images that look the same and are in two categories",
                "look at them; if they are the same image, decide for one category"), //
        ALIKE(false, "groups of images that look the same", "nothing must be done: the split keeps them on one side unless told otherwise"), //
        TINY(false, "images with an edge below 64 pixels", "remove them if they are thumbnails or clippings"), //
        ODD_SIZE(false, "images whose size stands out", "see whether they are what they should be"), //
        LEFT_OUT(false, "images the split left out", "nothing must be done");

        private final boolean prevents;
        private final String title;
        private final String advice;

        Kind(boolean prevents, String title, String advice) {
            this.prevents = prevents;
            this.title = title;
            this.advice = advice;
        }

        /** Whether the data set is unfit for training while there is one. */
        public boolean prevents() {
            return prevents;
        }

        public String title() {
            return title;
        }

        public String advice() {
            return advice;
        }
    }
}
