package io.semstream.trainer.alignment;

import io.semstream.model.WireNetworkFile;
import io.semstream.model.alignment.WireNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the regression network comes from: a file, or the one that is shipped. */
final class Networks {
    private Networks() {}

    static WireNetwork of(Optional<Path> file) throws IOException {
        return file.isPresent() ? read(file.get()) : WireNetworkFile.shipped();
    }

    private static WireNetwork read(Path file) throws IOException {
        AlignmentProblem.require(Files.isRegularFile(file), "--network " + file + ": no such file; semstream alignment train makes one");
        try {
            return WireNetworkFile.read(file);
        } catch (IllegalArgumentException e) {
            throw new AlignmentProblem("--network " + file + " is no wire network: " + e.getMessage());
        }
    }
}
