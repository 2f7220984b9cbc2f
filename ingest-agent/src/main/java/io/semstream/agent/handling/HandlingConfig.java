package io.semstream.agent.handling;

import io.semstream.micrograph.metadata.Term;
import java.util.List;
import java.util.Optional;

/**
 * What an agent's settings say about session, project and embargo.
 *
 * @param patterns
 *            tried in this order
 * @param embargo
 *            where no folder says otherwise
 * @param session
 *            what the instrument wrote that stands for the session where the file's place tells none
 * @param project
 *            the same for the project
 */
public record HandlingConfig(List<PathPattern> patterns, Disclosure embargo, Optional<Term> session, Optional<Term> project) {

    public HandlingConfig {
        patterns = List.copyOf(patterns);
    }
}
