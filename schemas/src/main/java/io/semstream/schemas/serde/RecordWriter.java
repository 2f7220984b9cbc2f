package io.semstream.schemas.serde;

import io.semstream.schemas.registry.RegisteredSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes the records of one schema under one schema id. */
interface RecordWriter {

    byte[] write(IndexedRecord record) throws IOException;

    /** Writes the records as they are. */
    static RecordWriter of(int id, Schema schema) {
        byte[] header = WireFormat.header(id);
        DatumWriter<IndexedRecord> writer = new SpecificDatumWriter<>(schema, EventData.of(schema));
        return record -> framed(header, writer, record);
    }

    /** Writes the records as another version of their schema: fields it lacks are dropped, fields it adds get its default. */
    static RecordWriter as(RegisteredSchema target, Schema schema) {
        if (sameBytes(target.schema(), schema)) {
            return of(target.id(), schema);
        }
        RecordWriter own = of(target.id(), schema);
        GenericDatumReader<IndexedRecord> reader = new GenericDatumReader<>(schema, target.schema());
        DatumWriter<IndexedRecord> writer = new GenericDatumWriter<>(target.schema());
        return record -> {
            byte[] written = own.write(record);
            IndexedRecord projected = reader.read(null, DecoderFactory.get().binaryDecoder(written,
                    WireFormat.HEADER_BYTES, written.length - WireFormat.HEADER_BYTES, null));
            return framed(WireFormat.header(target.id()), writer, projected);
        };
    }

    private static boolean sameBytes(Schema one, Schema other) {
        return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
    }

    private static byte[] framed(byte[] header, DatumWriter<IndexedRecord> writer, IndexedRecord record)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(header);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
