package io.semstream.quickstart;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What runs on this machine and where it keeps its data.
 *
 * @param data
 *            everything semstream writes lies below this folder
 * @param watched
 *            folders the agent looks into; never written to
 * @param overrides
 *            settings of the services, by name, over what the plan itself decides
 */
record DeploymentPlan(Path data, List<WatchedFolder> watched, Path bundle, OutcomeFeed.From outcomesFrom, Map<String, String> overrides) {
    /** A folder and the name of the instrument that saves into it. */
    record WatchedFolder(Path folder, String instrument) {
        /** From {@code DIR} or {@code DIR=INSTRUMENT}; without a name the instrument is called as its folder. */
        static WatchedFolder parse(String text) {
            int equals = text.lastIndexOf('=');
            boolean named = equals > 0 && !Path.of(text).toFile().isDirectory();
            Path folder = Path.of(named ? text.substring(0, equals) : text).toAbsolutePath().normalize();
            String instrument = named ? text.substring(equals + 1) : String.valueOf(folder.getFileName());
            return new WatchedFolder(folder, instrument);
        }

        /** As the agent's setting wants it: in quotes, because a folder's name may hold a comma. */
        String setting() {
            return "\"" + folder.toString().replace("\"", "\"\"") + "=" + instrument + "\"";
        }
    }

    DeploymentPlan {
        watched = List.copyOf(watched);
        overrides = Map.copyOf(overrides);
    }

    /** The settings of all services on the given stack. */
    Map<String, String> settings(Map<String, String> stack) {
        var settings = new HashMap<>(stack);
        settings.put("semstream.agent.id", "local");
        settings.put("semstream.agent.data.dir", data.resolve("agent").toString());
        settings.put("semstream.agent.watch", watched.stream().map(WatchedFolder::setting).collect(Collectors.joining(",")));
        settings.put("semstream.classifier.bundle", bundle.toString());
        settings.putAll(overrides);
        return settings;
    }
}
