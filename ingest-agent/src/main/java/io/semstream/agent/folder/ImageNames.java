package io.semstream.agent.folder;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which names are images and which folders are looked into. Hidden and temporary names are neither. */
public final class ImageNames {

    private static final Set<String> FOLDERS_OF_THE_SYSTEM = Set.of("$recycle.bin", "system volume information",
            "lost+found", "@eadir");

    private final Set<String> extensions;

    public ImageNames(Collection<String> extensions) {
        this.extensions = extensions.stream().map(ImageNames::bare).collect(Collectors.toUnmodifiableSet());
    }

    private static String bare(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return lower.startsWith(".") ? lower.substring(1) : lower;
    }

    public boolean isImage(Path file) {
        String name = lastName(file);
        return !isHidden(name) && !name.startsWith("~") && extensions.contains(extension(name));
    }

    public boolean isLookedInto(Path folder) {
        String name = lastName(folder);
        return !isHidden(name) && !FOLDERS_OF_THE_SYSTEM.contains(name.toLowerCase(Locale.ROOT));
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.indexOf('/', dot) >= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    private static String lastName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
