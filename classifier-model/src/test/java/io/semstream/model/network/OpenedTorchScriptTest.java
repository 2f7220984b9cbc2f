package io.semstream.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenedTorchScriptTest {
    private static final String OTHER = """
            class Block(Module):
              def forward(self: __torch__.Block,
                x: Tensor) -> Tensor:
                return torch.relu(x)
            """;

    @Test
    void aMethodThatStopsBeforeTheMeanIsAdded() {
        String code = """
                class Net(Module):
                  __parameters__ = []
                  features : __torch__.Block
                  def forward(s: __torch__.Net,
                    x: Tensor) -> Tensor:
                    features = s.features
                    x0 = (features).forward(torch.sub(torch.mul(x, 2.), 1.), )
                    return torch.mean(x0, [2, 3])
                """;
        assertThat(OpenedTorchScript.opened(code + OTHER)).contains(code.stripTrailing() + """

                  def semstream_feature_map(s: __torch__.Net,
                    x: Tensor) -> Tensor:
                    features = s.features
                    x0 = (features).forward(torch.sub(torch.mul(x, 2.), 1.), )
                    return x0
                """ + OTHER);
    }

    @Test
    void thePoolingMayStandInsideAnotherCallAndHaveAnyArgument() {
        String code = """
                class Net(Module):
                  def forward(self: __torch__.Net,
                    x: Tensor) -> Tensor:
                    a = torch.mean(x, [1], True)
                    y = torch.flatten(torch.adaptive_avg_pool2d(torch.relu((self.f).forward(a, )), [1, 1]), 1)
                    return torch.linear(y, self.w)
                """;
        assertThat(OpenedTorchScript.opened(code)).hasValueSatisfying(opened -> assertThat(opened).endsWith("""
                    a = torch.mean(x, [1], True)
                    return torch.relu((self.f).forward(a, ))
                """));
    }

    @Test
    void whatDoesNotPoolOverTheFrameStaysAsItIs() {
        assertThat(OpenedTorchScript.opened(OTHER)).isEmpty();
        assertThat(OpenedTorchScript.opened("")).isEmpty();
        assertThat(OpenedTorchScript.opened(OTHER.replace("torch.relu(x)", "torch.mean(x, [1])"))).isEmpty();
    }
}
