package io.semstream.benchmarks;

import java.util.Map;

/**
 * One measured run over all images.
 *
 * @param cpuSeconds
 *            processor time of this process, which includes broker and object store
 * @param stageMs
 *            mean time of an image in each stage, in order of the flow
 */
record Round(int images, double seconds, double cpuSeconds, Map<String, Double> stageMs) {

    double imagesPerSecond() {
        return images / seconds;
    }

    double cpuMsPerImage() {
        return 1000 * cpuSeconds / images;
    }
}
