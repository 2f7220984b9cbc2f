package io.semstream.trainer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublishedNetworksTest {
    private static final int IMAGENET = 1000;

    @ParameterizedTest
    @CsvSource({"MOBILENET_V2,3504872", "RESNET50,25557032", "DENSENET121,7978856", "INCEPTION_V3,27161264", "INCEPTION_V4,42679816",
        "CONVNEXT_TINY,28589128"})
    void haveThePublishedNumberOfParameters(Architecture architecture, long parameters) {
        assertThat(architecture.plan(IMAGENET).parameters()).isEqualTo(parameters);
    }

    /** The tables list every tensor of torchvision 0.14.1. */
    @ParameterizedTest
    @CsvSource({"MOBILENET_V2", "RESNET50", "DENSENET121", "INCEPTION_V3", "CONVNEXT_TINY"})
    void keepEveryTensorUnderTorchvisionsNameAndShape(Architecture architecture) throws IOException {
        Map<String, String> tensors = new TreeMap<>();
        architecture.plan(IMAGENET).tensors().forEach(
                (name, spec) -> tensors.put(name, spec.shape().stream().map(Object::toString).collect(Collectors.joining("x"))));
        assertThat(tensors).isEqualTo(table(architecture + ".tensors"));
    }

    private static Map<String, String> table(String resource) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PublishedNetworksTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split(" ", -1))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a, TreeMap::new));
        }
    }

    /** The output sizes of the papers' tables. */
    @ParameterizedTest
    @CsvSource({
        "RESNET50,224,maxpool,64 x 56 x 56", "RESNET50,224,layer1.2.relu,256 x 56 x 56", "RESNET50,224,layer2.3.relu,512 x 28 x 28",
        "RESNET50,224,layer3.5.relu,1024 x 14 x 14", "RESNET50,224,layer4.2.relu,2048 x 7 x 7",
        "DENSENET121,224,features.pool0,64 x 56 x 56", "DENSENET121,224,features.transition1.pool,128 x 28 x 28",
        "DENSENET121,224,features.transition2.pool,256 x 14 x 14", "DENSENET121,224,features.transition3.pool,512 x 7 x 7",
        "DENSENET121,224,features.norm5,1024 x 7 x 7", "MOBILENET_V2,224,features.7.conv.3,64 x 14 x 14",
        "MOBILENET_V2,224,features.18.1,1280 x 7 x 7", "INCEPTION_V3,299,Mixed_5d.concat,288 x 35 x 35",
        "INCEPTION_V3,299,Mixed_6e.concat,768 x 17 x 17", "INCEPTION_V3,299,Mixed_7c.concat,2048 x 8 x 8",
        "INCEPTION_V4,299,features.5.concat,384 x 35 x 35", "INCEPTION_V4,299,features.10.concat,1024 x 17 x 17",
        "INCEPTION_V4,299,features.18.concat,1536 x 8 x 8", "INCEPTION_V4,299,features.21.concat,1536 x 8 x 8",
        "CONVNEXT_TINY,224,features.1.2.add,96 x 56 x 56",
        "CONVNEXT_TINY,224,features.3.2.add,192 x 28 x 28", "CONVNEXT_TINY,224,features.5.8.add,384 x 14 x 14",
        "CONVNEXT_TINY,224,features.7.2.add,768 x 7 x 7"})
    void mapsHaveThePublishedSizes(Architecture architecture, int edge, String layer, String shape) {
        assertThat(architecture.plan(IMAGENET).shapes(edge, edge).get(layer)).hasToString(shape);
    }

    @Test
    void servingLeavesOutWhatOnlyHelpsTraining() {
        Plan served = Architecture.AUTOENCODER_DENSENET121.plan(10).serving();
        assertThat(served.layers()).noneMatch(layer -> layer.name().startsWith("decoder"))
                .anyMatch(layer -> layer.name().startsWith("encoder"));
        assertThat(Architecture.INCEPTION_V3.plan(IMAGENET).serving().parameters()).isEqualTo(23_834_568);
    }

    @Test
    void tableOfLayersEndsWithTheSum() {
        List<String> lines = PlanTable.lines(Architecture.RESNET50.plan(IMAGENET), 224, 224);
        assertThat(lines).anyMatch(line -> line.matches("layer4\\.0\\.conv2 +conv 3x3 /2 +512 x 7 x 7 +2,359,296"));
        assertThat(lines.getLast()).isEqualTo("ResNet50: 25,557,032 parameters in 175 layers");
    }
}
