package io.semstream.evaluation.finding;

import io.semstream.evaluation.finding.Findings.SetFindings;
import io.semstream.evaluation.finding.Findings.Slice;
import io.semstream.evaluation.statistics.Estimate;
import io.semstream.model.calibration.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Size and coverage of the prediction sets: of all images, of each category, and of each instrument with enough images. */
final class SetNumbers {
    /** Images below which nothing is said about an instrument. */
    static final int LEAST_OF_AN_INSTRUMENT = 20;

    private final Verdicts verdicts;
    private final Calibration calibration;

    SetNumbers(Verdicts verdicts, Calibration calibration) {
        this.verdicts = verdicts;
        this.calibration = calibration;
    }

    SetFindings findings() {
        List<Integer> all = IntStream.range(0, verdicts.size()).boxed().toList();
        Slice whole = slice("all", all, false);
        return new SetFindings(calibration.conformal().coverage(), whole.coverage(), whole.meanSize(), sizes(), categories(), instruments(),
                (int) verdicts.judged().stream().filter(answer -> answer.subject().instrument().isEmpty()).count());
    }

    private List<Integer> sizes() {
        List<Integer> counts = new ArrayList<>();
        for (int size = 1; size <= verdicts.categories().size(); size++) {
            int wanted = size;
            counts.add((int) verdicts.judged().stream().filter(answer -> answer.set().length == wanted).count());
        }
        return counts;
    }

    private List<Slice> categories() {
        List<Slice> slices = new ArrayList<>();
        for (int k = 0; k < verdicts.categories().size(); k++) {
            int category = k;
            List<Integer> rows = IntStream.range(0, verdicts.size()).filter(i -> verdicts.truths()[i] == category).boxed().toList();
            if (!rows.isEmpty()) {
                slices.add(slice(verdicts.categories().get(k), rows, false));
            }
        }
        return slices;
    }

    private List<Slice> instruments() {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < verdicts.size(); i++) {
            int row = i;
            Optional<String> instrument = verdicts.judged().get(i).subject().instrument();
            instrument.ifPresent(name -> rows.computeIfAbsent(name, n -> new ArrayList<>()).add(row));
        }
        return rows.entrySet().stream().filter(entry -> entry.getValue().size() >= LEAST_OF_AN_INSTRUMENT)
                .map(entry -> slice(entry.getKey(), entry.getValue(), calibration.instruments().containsKey(entry.getKey()))).toList();
    }

    private Slice slice(String name, List<Integer> rows, boolean ownThresholds) {
        long covered = rows.stream().filter(verdicts::covered).count();
        double size = rows.stream().mapToInt(i -> verdicts.judged().get(i).set().length).average().orElse(Double.NaN);
        return new Slice(name, Estimate.share(covered, rows.size()), size, ownThresholds);
    }
}
