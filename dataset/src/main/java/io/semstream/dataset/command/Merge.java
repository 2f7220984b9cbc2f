package io.semstream.dataset.command;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings what was imported together with the data set that is there. */
final class Merge {
    private Merge() {}

    /**
     * @param add
     *            whether images stay that were not imported this time
     */
    static DatasetFile of(Optional<DatasetFile> former, Collection<String> categories, List<Entry> imported, boolean add) {
        Map<String, Entry> images = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(categories);
        if (add) {
            former.ifPresent(dataset -> {
                all.addAll(dataset.categories());
                dataset.images().forEach(image -> images.put(key(image), image));
            });
        }
        imported.forEach(image -> images.put(key(image), image));
        Map<String, Entry> known = new HashMap<>();
        former.ifPresent(dataset -> dataset.images().stream().filter(image -> image.part().isPresent())
                .forEach(image -> known.put(content(image), image)));
        List<Entry> placed = images.values().stream().map(image -> placed(image, Optional.ofNullable(known.get(content(image))))).toList();
        return DatasetFile.of(all, former.flatMap(DatasetFile::split), placed);
    }

    /** The same file may stand in two categories, which is a problem to be told, not to be hidden. */
    private static String key(Entry image) {
        return image.category() + "\n" + image.path();
    }

    private static String content(Entry image) {
        return image.category() + "\n" + image.sha256();
    }

    private static Entry placed(Entry image, Optional<Entry> before) {
        boolean settled = image.part().isPresent() || image.leftOut().isPresent() || image.unreadable().isPresent();
        return settled
                ? image
                : before.map(known -> image.in(known.group().orElse(known.source()), known.part(), Optional.empty())).orElse(image);
    }
}
