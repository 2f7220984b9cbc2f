package io.semstream.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * What people should know about a bundle.
 *
 * @param licence
 *            an SPDX expression
 * @param trainingDataDigest
 *            SHA-256 over what it was trained on
 * @param metrics
 *            name to value, measured on images of unseen sources
 */
public record BundleCard(String description, String licence, String trainingDataDigest, Map<String, Double> metrics) {
    public BundleCard {
        metrics = java.util.Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
