package io.semstream.trainer;

import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.training.Augment;
import io.semstream.trainer.training.ClassWeighting;
import io.semstream.trainer.training.Hyperparameters;
import io.semstream.trainer.training.InputSize;
import io.semstream.trainer.training.OptimizerKind;
import io.semstream.trainer.training.Schedule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trainings of the literature. */
final class Recipes {
    private static final String MODARRES = "Modarres et al., Scientific Reports 7:13282, 2017";
    private static final String BISWAS = "Biswas, classification of SEM images by deep learning (the NFFA-EUROPE set)";
    private static final String KEANEY = "Keaney, ResNet-50 with fastai (the NFFA-EUROPE set), 2020";
    private static final String CONVNEXT = "ConvNeXt-Tiny and ResNet-50 with a near-duplicate-aware split of the NFFA-EUROPE set, 2026";
    private static final String AS_M0 = "what the source does not name is as in biswas-densenet121";
    /** Of the NFFA-EUROPE images. */
    private static final InputSize FRAME = new InputSize(1024, 768);
    private static final Set<Augment> NOTHING = Set.of();
    private static final Set<Augment> HORIZONTAL = Set.of(Augment.FLIP_HORIZONTAL);
    private static final Set<Augment> FLIPS = Set.of(Augment.FLIP_HORIZONTAL, Augment.FLIP_VERTICAL);

    private Recipes() {}

    static Stream<Recipe> all() {
        return Stream.of(
                modarres("modarres-2017", Architecture.INCEPTION_V3, Mode.FEATURE_EXTRACTION, 160, 0.001, "about 90 % accuracy"),
                modarres("modarres-2017-fine-tune", Architecture.INCEPTION_V3, Mode.FINE_TUNE, 400, 0.0005,
                        "95.3 % after 400 epochs, as cited later"),
                modarres("modarres-2017-scratch", Architecture.INCEPTION_V3, Mode.SCRATCH, 400, 0.001, "no number of its own"),
                modarres("modarres-2017-inception-v4", Architecture.INCEPTION_V4, Mode.FINE_TUNE, 400, 0.0005, "no number of its own"),
                modarres("modarres-2017-resnet", Architecture.RESNET50, Mode.FINE_TUNE, 400, 0.0005, "no number of its own"),
                biswas("biswas-cnn6", Architecture.CNN6, Mode.SCRATCH, Recipe.adam(55, 32, 0.001, InputSize.square(224), FLIPS, 0),
                        "56.5 % accuracy",
                        "input size, batch, widths of the layers"),
                biswas("biswas-inception-v3", Architecture.INCEPTION_V3, Mode.FINE_TUNE, Recipe.adam(100, 16, 0.005, FRAME, NOTHING, 1),
                        "about 82 % accuracy", "batch"),
                densenet("biswas-densenet121", InputSize.square(512), 0.005, HORIZONTAL, "test accuracy above 90 %", ""),
                densenet("biswas-densenet121-m1", InputSize.square(300), 0.005, HORIZONTAL, "86 % accuracy", AS_M0),
                densenet("biswas-densenet121-m2", InputSize.square(512), 0.01, FLIPS, "84 % accuracy", AS_M0),
                densenet("biswas-densenet121-m3", InputSize.square(512), 0.02, HORIZONTAL, "85 % accuracy (noisy)", AS_M0),
                densenet("biswas-densenet121-m4", new InputSize(600, 425), 0.007, HORIZONTAL, "85 % accuracy", AS_M0),
                autoencoder("biswas-ae-densenet121", 480, 0.005, "90 % accuracy"),
                autoencoder("biswas-ae-densenet121-ad2", 128, 0.005, "87 % accuracy"),
                autoencoder("biswas-ae-densenet121-ad3", 480, 0.01, "86 % accuracy (noisy)"),
                new Recipe("keaney-2020", KEANEY, Architecture.RESNET50, Mode.FINE_TUNE, keaney(),
                        "94.5 % accuracy, precision 94.2 %, recall 91.8 %",
                        "learning rate, batch, epochs at the second and third size; quarter turns and scale for rotation and warp"),
                convnext("convnext-2026", Architecture.CONVNEXT_TINY, "97.2 % accuracy, macro-F1 0.956"),
                convnext("convnext-2026-resnet50", Architecture.RESNET50, "96.5 % accuracy, macro-F1 0.944"));
    }

    private static Recipe modarres(String name, Architecture architecture, Mode mode, int epochs, double learningRate, String reported) {
        var settings = new Hyperparameters(epochs, 32, OptimizerKind.ADAM, learningRate, 0, 0.9, Schedule.CONSTANT, 0, ClassWeighting.NONE,
                0, List.of(InputSize.square(299)), NOTHING, 0, 0.4, 0, 1);
        String chosen = mode == Mode.FEATURE_EXTRACTION
                ? "the last layer is a regularised linear head, fitted to its optimum instead of for 160 epochs"
                : "optimizer, learning rate, batch, weight of the auxiliary logits"
                        + (architecture == Architecture.RESNET50 ? ", depth of the ResNet" : "");
        return new Recipe(name, MODARRES, architecture, mode, settings, reported, chosen);
    }

    private static Recipe biswas(String name, Architecture architecture, Mode mode, Hyperparameters settings, String reported,
            String chosenHere) {
        return new Recipe(name, BISWAS, architecture, mode, settings, reported, chosenHere);
    }

    private static Recipe densenet(String name, InputSize size, double rate, Set<Augment> augment, String reported, String chosenHere) {
        return biswas(name, Architecture.DENSENET121, Mode.SCRATCH, Recipe.adam(100, 32, rate, size, augment, 0), reported, chosenHere);
    }

    /** The split is the data set's matter, the temperature is fitted for every bundle. */
    private static Recipe convnext(String name, Architecture architecture, String reported) {
        var settings = new Hyperparameters(30, 32, OptimizerKind.ADAMW, 2e-4, 0.05, 0.9, Schedule.COSINE, 2, ClassWeighting.NONE, 0.1,
                List.of(InputSize.square(224)), Augment.all(), 0, 0, 0, 1);
        return new Recipe(name, CONVNEXT, architecture, Mode.FINE_TUNE, settings,
                reported + " (three seeds, near-duplicates on one side of the split)",
                "all settings of training, the input size and that it begins with pretrained weights; give --data a data set of semstream dataset"
                        + " split 70:15:15, and train with --seed 1, 2 and 3");
    }

    private static Recipe autoencoder(String name, int edge, double rate, String reported) {
        return biswas(name, Architecture.AUTOENCODER_DENSENET121, Mode.SCRATCH,
                Recipe.adam(100, 32, rate, InputSize.square(edge), HORIZONTAL, 1), reported,
                "layers of the autoencoder, batch, weight of its loss");
    }

    private static Hyperparameters keaney() {
        Set<Augment> augment = Set.of(Augment.FLIP_HORIZONTAL, Augment.FLIP_VERTICAL, Augment.ROTATE, Augment.CONTRAST, Augment.BRIGHTNESS,
                Augment.SCALE);
        return new Hyperparameters(45, 32, OptimizerKind.ADAMW, 0.001, 0.01, 0.9, Schedule.ONE_CYCLE, 0, ClassWeighting.NONE, 0,
                Stream.of(64, 128, 224).map(InputSize::square).toList(), augment, 0, 0, 0, 1);
    }

    static Recipe named(String name) {
        return all().filter(recipe -> recipe.name().equals(name)).findFirst().orElseThrow(() -> new TrainingProblem("no recipe " + name
                + "; there are " + all().map(Recipe::name).collect(Collectors.joining(", "))));
    }

    /** For people. */
    static Stream<String> lines() {
        return all().flatMap(recipe -> Stream.of(recipe.name(), "    " + recipe.source(),
                "    " + recipe.architecture() + ", " + recipe.mode() + "; reported: " + recipe.reported(), "    " + settings(recipe),
                "    not told by the source and chosen here: " + (recipe.chosenHere().isEmpty() ? "nothing" : recipe.chosenHere())));
    }

    private static String settings(Recipe recipe) {
        return recipe.settings().settings().entrySet().stream().map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
