package io.semstream.runtime.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where values come from. Later ones win: {@code --config FILE} (several are allowed), the environment ({@code SEMSTREAM_AGENT_ID} for {@code semstream.agent.id}),
 * {@code --set name=value}. A file that ends in {@code .env} holds variables of the environment, as systemd reads them.
 */
public final class SettingsSource {

    private SettingsSource() {}

    /** Reads the files and merges everything; values are not checked here. */
    public static Map<String, String> load(Collection<Key<?>> known, List<String> args, Map<String, String> env) {
        Map<String, String> files = new TreeMap<>();
        Map<String, String> sets = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Iterator<String> rest = args.iterator(); rest.hasNext();) {
            String arg = rest.next();
            String value = rest.hasNext() ? rest.next() : "";
            switch (arg) {
                case "--config" -> readFile(known, value, files, problems);
                case "--set" -> readSet(value, sets, problems);
                default -> problems.add(arg + ": unknown argument, expected --config FILE or --set name=value");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        files.putAll(EnvironmentNames.settings(known, env));
        files.putAll(sets);
        return files;
    }

    /**
     * The values of one file alone, YAML or properties; not checked here.
     *
     * @throws InvalidSettings
     *             when it cannot be read as such
     */
    public static Map<String, String> in(Path file) {
        try {
            return SettingsFile.read(file);
        } catch (IOException unreadable) {
            throw new InvalidSettings(List.of(file + ": " + reason(unreadable)));
        }
    }

    private static String reason(Exception problem) {
        return switch (problem) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "this user may not read it";
            default -> "cannot be read as YAML or properties: " + problem.toString().lines().findFirst().orElse("");
        };
    }

    private static void readFile(Collection<Key<?>> known, String file, Map<String, String> into, List<String> problems) {
        try {
            Map<String, String> read = SettingsFile.read(Path.of(file));
            into.putAll(SettingsFile.holdsVariables(file) ? EnvironmentNames.settings(known, read) : read);
        } catch (IOException | InvalidPathException unreadable) {
            problems.add("--config " + file + ": " + reason(unreadable));
        }
    }

    private static void readSet(String assignment, Map<String, String> into, List<String> problems) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            problems.add("--set " + assignment + ": expected name=value");
        } else {
            into.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
        }
    }
}
