package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;

/** One chapter of the page, written for a reader who knows neither the model nor the method. */
interface Section {
    String id();

    String title();

    /** How to read what is shown. */
    String reading();

    /** Where the method comes from. */
    String method();

    /** What is shown for one bundle. */
    String body(Findings findings);
}
