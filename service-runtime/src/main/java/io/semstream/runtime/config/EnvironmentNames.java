package io.semstream.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Environment variables as settings: {@code SEMSTREAM_OBJECT_STORE_BUCKET} is {@code semstream.object-store.bucket}. */
final class EnvironmentNames {

    private static final String PREFIX = "SEMSTREAM_";
    /** Read by the launcher before there is a JVM. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("SEMSTREAM_HOME", "SEMSTREAM_HEAP",
            "SEMSTREAM_JAVA_OPTIONS", "SEMSTREAM_LOGS");
    /** Kubernetes sets these for every service whose name begins with "semstream"; they are not ours. */
    private static final Pattern SERVICE_LINK = Pattern
            .compile("SEMSTREAM_.*(_SERVICE_HOST|_SERVICE_PORT(_.*)?|_PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)");
    private static final Pattern SERVICE_LINK_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private EnvironmentNames() {}

    static Map<String, String> settings(Collection<Key<?>> known, Map<String, String> env) {
        Map<String, String> settings = new TreeMap<>();
        env.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !OF_THE_LAUNCHER.contains(variable) && !isServiceLink(variable, value)) {
                settings.put(settingName(variable, known), value);
            }
        });
        return settings;
    }

    private static boolean isServiceLink(String variable, String value) {
        return SERVICE_LINK.matcher(variable).matches()
                || (variable.endsWith("_PORT") && SERVICE_LINK_ADDRESS.matcher(value).matches());
    }

    /** The known name that reads like the variable; an unknown one keeps dots, and is rejected with the other unknown names. */
    private static String settingName(String variable, Collection<Key<?>> known) {
        Optional<String> exact = known.stream().map(Key::name).filter(name -> variableName(name).equals(variable))
                .findFirst();
        return exact.or(() -> belowPrefix(variable, known)).orElseGet(() -> dotted(variable));
    }

    private static Optional<String> belowPrefix(String variable, Collection<Key<?>> known) {
        return known.stream().filter(Key::isPrefix).map(Key::name)
                .filter(name -> variable.startsWith(variableName(name)))
                .max(Comparator.comparingInt(String::length))
                .map(name -> name + dotted(variable.substring(name.length())));
    }

    private static String variableName(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String dotted(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
