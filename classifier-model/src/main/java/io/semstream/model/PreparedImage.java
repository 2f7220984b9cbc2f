package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.ImageQuality;

/**
 * What is left of a file once it is decoded: some tens of kilobytes.
 *
 * @param input
 *            as the network wants it
 * @param thumbnail
 *            a JPEG, empty when thumbnails are off
 */
@SuppressWarnings("ArrayRecordComponent") // one per image and thrown away: no copies, no comparing
record PreparedImage(GrayImage input, ImageQuality quality, byte[] thumbnail, int width, int height, int bitDepth) {}
