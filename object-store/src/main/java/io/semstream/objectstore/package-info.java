/**
 * Images and what belongs to them, kept by content in an S3 bucket or in memory. The S3 client library is known here and nowhere else; events and topics are not known here.
 */
@NullMarked
package io.semstream.objectstore;

import org.jspecify.annotations.NullMarked;
