package io.semstream.model.explanation;

/**
 * Why a category was thought of.
 *
 * @param category
 *            that is explained; not always the likeliest
 * @param score
 *            its calibrated score, 0 to 1
 * @param map
 *            where in the frame the evidence lies
 * @param png
 *            the map over the grey frame without its data bar, never enlarged; owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // one per image and thrown away: no copies, no comparing
public record Explanation(String category, double score, Method method, EvidenceMap map, byte[] png) {

    /** How the evidence was found. */
    public enum Method {
        /** Class activation maps (Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016). */
        CLASS_ACTIVATION("class activation map"),
        /** Covering parts of the frame (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014). */
        OCCLUSION("occlusion map");

        private final String title;

        Method(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }
}
