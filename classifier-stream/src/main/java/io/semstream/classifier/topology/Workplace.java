package io.semstream.classifier.topology;

import io.semstream.classifier.event.ClassifiedEvents;
import io.semstream.classifier.event.DeadLetters;
import io.semstream.classifier.event.IngestedReader;
import io.semstream.classifier.prefetch.Prefetch;

/** What the processors of all partitions share. */
public record Workplace(IngestedReader reader, Prefetch prefetch, WaitBudget budget, Rewind rewind, ClassifiedEvents classified,
        DeadLetters deadLetters, OversizedResults oversized, ImageMeters meters) {}
