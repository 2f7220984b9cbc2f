package io.semstream.agent.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks a watched folder. For one thread. Symbolic links are not followed, so there are no loops and nothing outside is seen; what cannot be read is logged once and passed over. */
public final class FolderScan {

    /** Told of every folder before its files, and of every image file. */
    public interface Visitor {
        void folder(Path folder);

        /** Whether nothing needs to be told of this image file. */
        boolean isKnown(Path file, BasicFileAttributes attributes);

        void file(FoundFile file, BasicFileAttributes attributes) throws InterruptedException;

        /** Told once of what cannot be looked into, a folder as a rule. */
        void closed(Path path, String problem);
    }

    private static final Logger log = LoggerFactory.getLogger(FolderScan.class);
    private static final int MOST_REPORTED = 10_000;

    private final ImageNames names;
    private final Set<Path> reported = ConcurrentHashMap.newKeySet();
    private final FolderTimes times = new FolderTimes();

    public FolderScan(ImageNames names) {
        this.names = names;
    }

    /**
     * Walks {@code start}, which is the watched folder or lies below it.
     *
     * @throws IOException
     *             when {@code start} itself cannot be read
     * @throws InterruptedException
     *             when the visitor was interrupted
     */
    public void walk(WatchedFolder watched, Path start, Visitor visitor) throws IOException, InterruptedException {
        Walk walk = new Walk(watched, start, visitor);
        Files.walkFileTree(start, walk);
        if (walk.interrupted) {
            throw new InterruptedException();
        }
    }

    /** Those folders below a watched one that were walked before and may hold something new by now, as their own modification times say. */
    public List<Path> changed(WatchedFolder watched) {
        return times.changed(watched);
    }

    /** Looks at what lies in one folder itself, and walks those folders in it that are new. */
    public void list(WatchedFolder watched, Path folder, Visitor visitor) throws IOException, InterruptedException {
        Walk walk = new Walk(watched, folder, visitor);
        Files.walkFileTree(folder, Set.of(), 1, walk);
        if (walk.interrupted) {
            throw new InterruptedException();
        }
        for (Path below : walk.newFolders) {
            walk(watched, below, visitor);
        }
    }

    private boolean reportOnce(Path path, String problem) {
        boolean first = reported.size() < MOST_REPORTED && reported.add(path);
        if (first) {
            log.warn("{}: {}", PrintableText.of(path.toString()), problem);
        }
        return first;
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        private final WatchedFolder watched;
        private final Path start;
        private final Visitor visitor;
        private final List<Path> newFolders = new ArrayList<>();
        private boolean interrupted;

        private Walk(WatchedFolder watched, Path start, Visitor visitor) {
            this.watched = watched;
            this.start = start;
            this.visitor = visitor;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(watched.path()) && !names.isLookedInto(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            times.listed(watched, folder, attributes.lastModifiedTime());
            visitor.folder(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                noteFolder(file);
                return FileVisitResult.CONTINUE;
            }
            if (!names.isImage(file) || visitor.isKnown(file, attributes)) {
                return FileVisitResult.CONTINUE;
            }
            if (!attributes.isRegularFile()) {
                reportOnce(file, "not a regular file, links are not followed");
                return FileVisitResult.CONTINUE;
            }
            try {
                visitor.file(FoundFile.of(watched, file), attributes);
                return FileVisitResult.CONTINUE;
            } catch (InterruptedException stopping) {
                interrupted = true;
                return FileVisitResult.TERMINATE;
            }
        }

        /** Only where one folder is listed: a walk goes into it instead. */
        private void noteFolder(Path folder) {
            if (names.isLookedInto(folder) && !times.knows(folder)) {
                newFolders.add(folder);
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException problem) throws IOException {
            if (path.equals(start)) {
                throw problem;
            }
            String words = ReadProblem.of(problem);
            if (!(problem instanceof NoSuchFileException) && reportOnce(path, "cannot be looked into: " + words)) {
                visitor.closed(path, words);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
            if (problem != null) {
                reportOnce(folder, "could not be listed to its end: " + ReadProblem.of(problem));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
