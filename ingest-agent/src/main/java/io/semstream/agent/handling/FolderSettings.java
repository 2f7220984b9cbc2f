package io.semstream.agent.handling;

import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import io.semstream.runtime.config.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people wrote into a folder's {@code semstream.yaml}; it holds for the folder and all folders below it. */
record FolderSettings(Optional<String> session, Optional<String> project, Optional<Disclosure> embargo) {

    static final String NAME = "semstream.yaml";
    static final FolderSettings NONE = new FolderSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /** Names of whoever meant to write one: an embargo that is not seen would be none. */
    private static final List<String> MISSPELT = List.of("semstream.yml", "semstream.yaml.txt", "semstream.yml.txt");

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Key<Optional<String>> SESSION = Key.text("session", "microscope session").optional();
    private static final Key<Optional<String>> PROJECT = Key.text("project", "project").optional();
    private static final Key<Optional<Disclosure>> EMBARGO = Key
            .choice("embargo", Disclosure.class, "how much of an image may leave the machine").optional();
    private static final List<Key<?>> KEYS = List.of(SESSION, PROJECT, EMBARGO);

    /**
     * What the folder itself says, without the folders above it.
     *
     * @param now
     *            what was changed less than a moment before is not believed: editors empty a file before they fill it
     * @throws InvalidFolderSettings
     *             also when it cannot be told whether it says anything
     */
    static FolderSettings in(Path folder, Instant now) throws InvalidFolderSettings {
        for (String name : MISSPELT) {
            if (found(folder.resolve(name)).isPresent()) {
                throw InvalidFolderSettings.wrong(folder.resolve(name) + " is not read: rename it to " + NAME);
            }
        }
        Path file = folder.resolve(NAME);
        Optional<BasicFileAttributes> found = found(file);
        return found.isPresent() ? read(file, found.get(), now) : NONE;
    }

    private static Optional<BasicFileAttributes> found(Path file) throws InvalidFolderSettings {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unknown) {
            throw InvalidFolderSettings.wrong("it cannot be told whether there is a " + file + ": " + unknown.getMessage());
        }
    }

    private static FolderSettings read(Path file, BasicFileAttributes found, Instant now) throws InvalidFolderSettings {
        if (Duration.between(found.lastModifiedTime().toInstant(), now).abs().compareTo(MOMENT) < 0) {
            throw InvalidFolderSettings.beingWritten(file + " is being written");
        }
        if (found.size() == 0) {
            throw InvalidFolderSettings.wrong(file + " is empty: delete it, or write session, project or embargo into it");
        }
        try {
            Settings settings = Settings.of(KEYS, SettingsSource.in(file));
            return new FolderSettings(settings.get(SESSION), settings.get(PROJECT), settings.get(EMBARGO));
        } catch (InvalidSettings invalid) {
            String problems = String.join("; ", invalid.problems());
            throw InvalidFolderSettings.wrong(problems.startsWith(file.toString()) ? problems : file + ": " + problems);
        }
    }

    /** Value by value: the folder nearer to the image wins. */
    FolderSettings or(FolderSettings outer) {
        return new FolderSettings(session.or(outer::session), project.or(outer::project), embargo.or(outer::embargo));
    }
}
