package io.semstream.evaluation;

import io.semstream.model.InvalidBundle;
import io.semstream.model.ModelBundle;
import io.semstream.model.network.NetworkUnavailable;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Opens bundles and says in one sentence when one is no good. */
final class Bundles {
    private Bundles() {}

    static ModelBundle load(Path folder) {
        return asked(() -> ModelBundle.load(folder));
    }

    static <T> T asked(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (InvalidBundle | NetworkUnavailable e) {
            throw new EvaluationProblem(String.valueOf(e.getMessage()));
        }
    }
}
