package io.semstream.trainer.training;

import java.util.Map;

/**
 * How far a run has come. Together with the numbers of the network and the optimizer it is all that the rest of the run depends on.
 *
 * @param epoch
 *            that is under way, from 0
 * @param batch
 *            of the epoch that comes next, from 0
 * @param lossSum
 *            over the batches of this epoch so far
 * @param bestEpoch
 *            with the best macro-F1 so far, -1 before the first
 * @param settings
 *            what the run was started with; it goes on with the same or not at all
 */
public record Position(int epoch, int batch, long step, double lossSum, int bestEpoch, double bestMacroF1, Map<String, String> settings) {
    public Position {
        settings = Map.copyOf(settings);
    }

    static Position begin(Map<String, String> settings) {
        return new Position(0, 0, 0, 0, -1, -1, settings);
    }

    Position after(double loss) {
        return new Position(epoch, batch + 1, step + 1, lossSum + loss, bestEpoch, bestMacroF1, settings);
    }

    Position nextEpoch(double macroF1) {
        boolean better = macroF1 > bestMacroF1;
        return new Position(epoch + 1, 0, step, 0, better ? epoch : bestEpoch, better ? macroF1 : bestMacroF1, settings);
    }
}
