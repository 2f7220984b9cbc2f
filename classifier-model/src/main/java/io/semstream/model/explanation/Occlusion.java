package io.semstream.model.explanation;

import io.semstream.micrograph.GrayImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Covers one part of the frame after another with the frame's mean grey and notes how far the category falls: in log-odds, {@code ln(p / (1 - p))}, because the
 * score of a sure answer hardly moves. Each cell of the map is covered by four squares, two cells wide and half overlapping; its value is their mean fall.
 */
final class Occlusion implements Evidence {
    private static final int CELLS = 14;
    private static final int SQUARE = 2;
    private static final int BATCH = 8;

    private record Square(int column, int row) {}

    private final Answers answers;
    private final double temperature;

    Occlusion(Answers answers, double temperature) {
        this.answers = answers;
        this.temperature = temperature;
    }

    @Override
    public EvidenceMap map(GrayImage input, int category) {
        int columns = Math.min(CELLS, input.width());
        int rows = Math.min(CELLS, input.height());
        double whole = logOdds(answers.logits(List.of(input)).getFirst(), category);
        double[] falls = new double[columns * rows];
        List<Square> squares = squares(columns, rows);
        for (int from = 0; from < squares.size(); from += BATCH) {
            List<Square> some = squares.subList(from, Math.min(squares.size(), from + BATCH));
            List<float[]> logits = answers.logits(some.stream().map(square -> covered(input, square, columns, rows)).toList());
            for (int i = 0; i < some.size(); i++) {
                spread(some.get(i), whole - logOdds(logits.get(i), category), falls, columns, rows);
            }
        }
        return new EvidenceMap(columns, rows, falls);
    }

    /** Those at the edges reach over them, so that every cell is covered equally often. */
    private static List<Square> squares(int columns, int rows) {
        List<Square> squares = new ArrayList<>();
        for (int row = 1 - SQUARE; row < rows; row++) {
            for (int column = 1 - SQUARE; column < columns; column++) {
                squares.add(new Square(column, row));
            }
        }
        return squares;
    }

    private static GrayImage covered(GrayImage input, Square square, int columns, int rows) {
        byte[] samples = input.samples().clone();
        int left = Math.max(0, square.column) * input.width() / columns;
        int right = Math.min(columns, square.column + SQUARE) * input.width() / columns;
        int top = Math.max(0, square.row) * input.height() / rows;
        int bottom = Math.min(rows, square.row + SQUARE) * input.height() / rows;
        byte mean = mean(input);
        for (int y = top; y < bottom; y++) {
            Arrays.fill(samples, y * input.width() + left, y * input.width() + right, mean);
        }
        return new GrayImage(input.width(), input.height(), samples);
    }

    private static byte mean(GrayImage input) {
        long sum = 0;
        for (byte sample : input.samples()) {
            sum += sample & 0xFF;
        }
        return (byte) Math.round((double) sum / input.samples().length);
    }

    private static void spread(Square square, double fall, double[] falls, int columns, int rows) {
        for (int row = Math.max(0, square.row); row < Math.min(rows, square.row + SQUARE); row++) {
            for (int column = Math.max(0, square.column); column < Math.min(columns, square.column + SQUARE); column++) {
                falls[row * columns + column] += fall / (SQUARE * SQUARE);
            }
        }
    }

    /** {@code z_k - ln(sum of exp(z_j) of the others)} for tempered logits z. */
    private double logOdds(float[] logits, int category) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < logits.length; k++) {
            max = k == category ? max : Math.max(max, logits[k] / temperature);
        }
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            sum += k == category ? 0 : Math.exp(logits[k] / temperature - max);
        }
        return logits[category] / temperature - max - Math.log(sum);
    }
}
