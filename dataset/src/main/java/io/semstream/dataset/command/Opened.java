package io.semstream.dataset.command;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.DatasetStore;
import io.semstream.dataset.inspection.FilesNow;
import io.semstream.dataset.inspection.Findings;
import io.semstream.dataset.inspection.InspectionRun;
import io.semstream.dataset.inspection.Inspector;
import io.semstream.dataset.inspection.Problem;
import io.semstream.dataset.origin.Candidates;
import io.semstream.dataset.origin.FolderOrigin;
import io.semstream.micrograph.DecodeLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A data set as a command has it: as {@code dataset.json} tells, or a folder of categories looked at just now.
 *
 * @param folder
 *            a real path where there is one
 */
record Opened(Path folder, DatasetFile dataset, boolean isImported) {

    static Opened of(Path given, Consumer<String> progress) throws IOException, InterruptedException {
        Path folder = Files.isDirectory(given) ? given.toRealPath() : given;
        if (DatasetStore.isIn(folder)) {
            return new Opened(folder, DatasetStore.read(folder), true);
        }
        Candidates candidates = FolderOrigin.list(folder);
        var images = inspection(progress).entries(folder, candidates.images());
        return new Opened(folder, DatasetFile.of(candidates.categories(), Optional.empty(), images), false);
    }

    /** One image at a time for each core. */
    static InspectionRun inspection(Consumer<String> progress) {
        return new InspectionRun(new Inspector(DecodeLimits.standard()), Runtime.getRuntime().availableProcessors(), progress);
    }

    Findings findings(boolean everyByte, Consumer<String> progress) {
        List<Problem> changed = isImported ? FilesNow.problems(folder, dataset, everyByte, progress) : List.of();
        return Findings.of(dataset, changed);
    }
}
