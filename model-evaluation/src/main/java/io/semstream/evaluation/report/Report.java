package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Comparison;
import io.semstream.evaluation.finding.Findings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is written.
 *
 * @param data
 *            where the images come from, for people
 * @param dataDigest
 *            of the data set
 * @param part
 *            of the data set that was judged on
 * @param cautions
 *            what a reader must know before believing a number
 * @param bundles
 *            one or two
 */
public record Report(Instant made, String data, String dataDigest, String part, List<String> cautions, List<Findings> bundles,
        Optional<Comparison> comparison) {
    public Report {
        cautions = List.copyOf(cautions);
        bundles = List.copyOf(bundles);
    }
}
