package io.semstream.evaluation.report;

import java.util.Base64;

/**
 * What a wrong answer looks like.
 *
 * @param jpeg
 *            the frame without its data bar
 * @param forAnswer
 *            PNG: where the evidence for the answer lies
 * @param forTruth
 *            PNG: where the evidence for the true category lies
 * @param method
 *            how the maps were made
 */
public record Pictures(byte[] jpeg, byte[] forAnswer, byte[] forTruth, String method) {

    static String image(String type, byte[] bytes, String alternative) {
        return "<img src=\"data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes) + "\" alt=\""
                + Html.escape(alternative) + "\">";
    }
}
