package io.semstream.agent.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a facility lays out the folders below a watched one, such as <code>{project}/{session}/**</code>: <code>{project}</code> and <code>{session}</code> stand for one or more characters
 * of one folder's name, <code>*</code> for any of them, <code>**</code> for any folders; the file's own name belongs to the path.
 */
public final class PathPattern {

    private static final String SESSION = "session";
    private static final String PROJECT = "project";
    private static final Pattern TOKEN = Pattern.compile("\\{([^}]*)}|\\*\\*/|\\*\\*|\\*");

    private final String text;
    private final Pattern pattern;
    private final List<String> names;

    private PathPattern(String text, Pattern pattern, List<String> names) {
        this.text = text;
        this.pattern = pattern;
        this.names = List.copyOf(names);
    }

    /**
     * @throws IllegalArgumentException
     *             saying what is wrong with it
     */
    public static PathPattern parse(String text) {
        StringBuilder regex = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        for (; token.find(); end = token.end()) {
            regex.append(literal(text.substring(end, token.start())));
            regex.append(switch (token.group()) {
                case "**/" -> "(?:.*/)?";
                case "**" -> ".*";
                case "*" -> "[^/]*";
                default -> named(token.group(1), names);
            });
        }
        regex.append(literal(text.substring(end)));
        if (names.isEmpty()) {
            throw new IllegalArgumentException("it names neither {session} nor {project}");
        }
        return new PathPattern(text, Pattern.compile(regex.toString(), Pattern.DOTALL), names);
    }

    private static String literal(String text) {
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new IllegalArgumentException("a brace is left open");
        }
        return Pattern.quote(text.replace('\\', '/'));
    }

    private static String named(String name, List<String> names) {
        if (!name.equals(SESSION) && !name.equals(PROJECT)) {
            throw new IllegalArgumentException("{" + name + "} is neither {session} nor {project}");
        }
        if (names.contains(name)) {
            throw new IllegalArgumentException("{" + name + "} stands in it twice");
        }
        names.add(name);
        return "(?<" + name + ">[^/]+?)";
    }

    /** What a path below the watched folder tells, if it is laid out like this. */
    Optional<FolderSettings> of(String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches()
                ? Optional.of(new FolderSettings(part(matcher, SESSION), part(matcher, PROJECT), Optional.empty()))
                : Optional.empty();
    }

    private Optional<String> part(Matcher matcher, String name) {
        return names.contains(name) ? Optional.ofNullable(matcher.group(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
