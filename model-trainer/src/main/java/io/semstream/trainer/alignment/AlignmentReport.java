package io.semstream.trainer.alignment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an evaluation found, for programs and for people. */
final class AlignmentReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<Measured> all;
    private final List<String> methods;

    AlignmentReport(List<Measured> all) {
        this.all = List.copyOf(all);
        this.methods = all.stream().map(Measured::method).distinct().toList();
    }

    String json() throws IOException {
        ObjectNode report = JSON.createObjectNode();
        ArrayNode summaries = report.putArray("conditions");
        for (Condition condition : Condition.all()) {
            for (String method : methods) {
                Summary summary = summary(condition, method);
                summaries.addObject().put("noise", condition.noise()).put("cover", condition.cover()).put("method", method)
                        .put("images", summary.images()).put("meanAbsoluteError", summary.meanAbsoluteError()).put("bias", summary.bias())
                        .put("meanDirectionErrorDegrees", summary.meanDirectionError())
                        .put("directionsMissing", summary.directionsMissing());
            }
        }
        ArrayNode images = report.putArray("images");
        for (Measured one : all) {
            ObjectNode image = images.addObject().put("noise", one.condition().noise()).put("cover", one.condition().cover())
                    .put("method", one.method()).put("truth", one.truth()).put("measured", one.fraction());
            if (Double.isFinite(one.directionError())) {
                image.put("directionErrorDegrees", one.directionError());
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    String html() {
        String panels = Condition.all().stream().map(this::panels).collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Alignment of wires: measured against truth</title>
                <style>body{font:15px/1.45 system-ui,sans-serif;max-width:1080px;margin:2em auto;padding:0 1em;color:#222}
                .row{display:flex;flex-wrap:wrap;gap:8px}svg{background:#fff}td,th{padding:2px 12px;text-align:right}th{border-bottom:1px solid #999}</style></head><body>
                <h1>Alignment of wires: measured against truth</h1>
                <p>Rendered frames of 1024 x 768 with straight wires of 10 pixels, spread of the aligned ones 5 degrees. The truth is the share of the wires' volume that was laid around one direction.
                Mean absolute error of the fraction:</p>
                <div class="row">%s%s</div>
                <h2>Every frame</h2><p>Across: true fraction. Up: measured fraction. A method without error stays on the line.</p><div class="row">%s</div>
                <h2>Numbers</h2>%s</body></html>
                """
                .formatted(curve("over noise (cover 0.35)", true), curve("over cover (no noise)", false), panels, table());
    }

    private String curve(String title, boolean overNoise) {
        List<Double> steps = overNoise ? Condition.NOISES : Condition.COVERS;
        Curves curves = new Curves(title, steps);
        for (String method : methods) {
            curves.add(method, steps.stream()
                    .map(step -> summary(overNoise ? new Condition(step, Condition.USUAL_COVER) : new Condition(Condition.CLEAN, step),
                            method)
                            .meanAbsoluteError())
                    .toList());
        }
        return curves.svg();
    }

    private String panels(Condition condition) {
        return methods.stream().map(method -> Scatter.svg(method + ", " + condition.title(), Curves.colour(methods.indexOf(method)),
                of(condition, method))).collect(Collectors.joining());
    }

    private String table() {
        String rows = Condition.all().stream().flatMap(condition -> methods.stream().map(method -> row(condition, method)))
                .collect(Collectors.joining());
        return "<table><tr><th>noise<th>cover<th>method<th>images<th>mean absolute error<th>bias<th>direction error<th>directions missing</tr>"
                + rows
                + "</table>";
    }

    private String row(Condition condition, String method) {
        Summary s = summary(condition, method);
        return String.format(Locale.ROOT, "<tr><td>%.2f<td>%.2f<td>%s<td>%d<td>%.3f<td>%+.3f<td>%.1f°<td>%d</tr>%n", condition.noise(),
                condition.cover(), method, s.images(), s.meanAbsoluteError(), s.bias(), s.meanDirectionError(), s.directionsMissing());
    }

    private Summary summary(Condition condition, String method) {
        return Summary.of(of(condition, method));
    }

    private List<Measured> of(Condition condition, String method) {
        return all.stream().filter(one -> one.condition().equals(condition) && one.method().equals(method)).toList();
    }
}
