package io.semstream.agent.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "{session}/**              | monday/a.tif                    | monday  | -",
        "{session}/**              | monday/deep/er/a.tif            | monday  | -",
        "{project}/{session}/**    | steel/2026-03-02/a.tif          | 2026-03-02 | steel",
        "{project}/{session}/**    | steel/2026-03-02/raw/a.tif      | 2026-03-02 | steel",
        "users/*/{project}/{session}/* | users/ada/steel/7/a.tif     | 7       | steel",
        "**/{session}/raw/*        | a/b/7/raw/x.tif                 | 7       | -",
        "**/{session}/raw/*        | 7/raw/x.tif                     | 7       | -",
        "{project}_{session}_*.tif | steel_7_001.tif                 | 7       | steel",
        "{project}-run{session}/** | a-b-run7/x.tif                  | 7       | a-b",
        "data (1)/{session}/**     | data (1)/Ä ö/x.tif              | Ä ö     | -",
        "data\\{session}\\**       | data/7/x.tif                    | 7       | -"})
    void tellsSessionAndProject(String pattern, String path, String session, String project) {
        assertThat(PathPattern.parse(pattern).of(path)).hasValueSatisfying(told -> {
            assertThat(told.session().orElse(null)).isEqualTo(session);
            assertThat(told.project().orElse(null)).isEqualTo(project);
        });
    }

    @ParameterizedTest
    @CsvSource({"{session}/**, a.tif", "{project}/{session}/**, steel/a.tif", "users/{session}/*, other/7/a.tif",
        "{session}/*, 7/raw/a.tif"})
    void saysNothingAboutOtherPaths(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).of(path)).isEmpty();
    }

    @Test
    void refusesWhatTellsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.parse("a/**")).withMessageContaining("neither {session} nor");
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.parse("{sample}/{session}")).withMessageContaining("{sample}");
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.parse("{session}/{session}")).withMessageContaining("twice");
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.parse("{session}/{project")).withMessageContaining("left open");
    }
}
